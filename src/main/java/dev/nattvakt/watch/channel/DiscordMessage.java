package dev.nattvakt.watch.channel;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.words.Span;
import dev.nattvakt.words.Words;

/// Alerts as one message with one embed. Untrusted text stands in code spans, where Discord reads
/// neither Markdown nor links nor mentions, and no mention is allowed in the message at all.
///
/// https://docs.discord.com/developers/resources/webhook#execute-webhook
final class DiscordMessage {

    /// Characters of an embed's description.
    static final int LONGEST = 4_096;

    /// Escaped, a character of ours may become two.
    static final int ROOM = 1_900;

    static final int LINES = 40;

    private static final String CUT = "...";

    private static final Pattern MARKDOWN = Pattern.compile("[\\\\*_~`|>#\\[\\]<@]");

    private DiscordMessage() {}

    static ObjectNode of(List<Words> lines) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putArray("embeds").addObject().put("description", description(lines));
        message.putObject("allowed_mentions").putArray("parse");
        return message;
    }

    private static String description(List<Words> lines) {
        String text = lines.stream().map(DiscordMessage::line).collect(Collectors.joining("\n"));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - CUT.length()) + CUT;
    }

    private static String line(Words words) {
        return words.spans().stream()
                .map(DiscordMessage::text)
                .collect(Collectors.joining("", "\u2022 ", ""));
    }

    private static String text(Span span) {
        return switch (span) {
            case Span.Aside _ -> "";
            case Span.Quote(String text) -> code(text);
            case Span.Call call -> code(call.plain());
            case Span.Code(String text) -> code(text);
            case Span.Text(String text) -> escaped(text);
            case Span.Moment moment -> escaped(moment.plain());
        };
    }

    /// A backtick would end the span.
    private static String code(String text) {
        return "`" + text.replace('`', '\'') + "`";
    }

    private static String escaped(String text) {
        return MARKDOWN.matcher(text).replaceAll(found -> "\\\\\\" + found.group());
    }
}
