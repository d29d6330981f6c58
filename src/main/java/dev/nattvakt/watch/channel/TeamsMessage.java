package dev.nattvakt.watch.channel;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.words.Span;
import dev.nattvakt.words.Words;

/// Alerts as an Adaptive Card in a message, which the workflow "Send webhook alerts to a channel"
/// takes. All text stands in text runs: in those, unlike in a TextBlock, Teams reads no Markdown,
/// so that a name can make no link and no mention.
///
/// https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
final class TeamsMessage {

    /// A message may have 28 KB; a character takes up to three bytes, a line its own JSON.
    static final int ROOM = 4_000;

    static final int LINES = 25;

    private TeamsMessage() {}

    static ObjectNode of(List<Words> lines) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "message");
        ObjectNode card =
                message.putArray("attachments")
                        .addObject()
                        .put("contentType", "application/vnd.microsoft.card.adaptive")
                        .putNull("contentUrl")
                        .putObject("content")
                        .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                        .put("type", "AdaptiveCard")
                        .put("version", "1.2");
        card.putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        for (Words line : lines) {
            ArrayNode runs = body.addObject().put("type", "RichTextBlock").putArray("inlines");
            for (Span span : line.spans()) {
                run(span, runs);
            }
        }
        return message;
    }

    private static void run(Span span, ArrayNode runs) {
        switch (span) {
            case Span.Aside _ -> {}
            case Span.Quote quote -> add(quote, runs).put("weight", "Bolder");
            case Span.Call call -> add(call, runs).put("fontType", "Monospace");
            case Span.Code code -> add(code, runs).put("fontType", "Monospace");
            case Span.Text text -> add(text, runs);
            case Span.Moment moment -> add(moment, runs);
        }
    }

    private static ObjectNode add(Span span, ArrayNode runs) {
        return runs.addObject().put("type", "TextRun").put("text", span.plain());
    }
}
