package dev.nattvakt.slack.command;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.slack.command.phrase.Reason;
import dev.nattvakt.slack.command.phrase.Token;
import dev.nattvakt.slack.command.phrase.Tokenizer;
import dev.nattvakt.slack.command.phrase.TypedText;

/// The first word of a command: a server's id, name or IP.
///
/// @param name as looked up at HostUp
/// @param typed in the form that can be typed again
record ServerName(String name, String typed) {

    /// Added around host names by Slack, or copied from a browser.
    private static final Pattern ADDRESS = Pattern.compile("(?i)^https?://|/+$");

    static ServerName of(Token token) {
        return token.is(Token.Kind.WORD)
                ? bare(ADDRESS.matcher(token.text()).replaceAll(""))
                : new ServerName(token.text(), token.typed());
    }

    private static ServerName bare(String name) {
        return new ServerName(name, name);
    }

    /// Whether it can be a name at all; not whether the server exists.
    static boolean isPossible(Token token, VpsCommand command, TypedText whole) {
        return switch (token.kind()) {
            case MENTION, UNCLOSED -> false;
            case QUOTED -> !token.text().isBlank();
            case WORD ->
                    !of(token).name().isBlank()
                            && !token.text().startsWith("@")
                            && !isForgotten(command, whole);
        };
    }

    /// Whether it stands for several servers. A star in front is mark-up for bold text.
    static boolean isPattern(Token token) {
        String typed = token.typed();
        return token.is(Token.Kind.WORD) && typed.contains("*") && !typed.startsWith("*");
    }

    /// Proposes the command for several servers that would understand the rest.
    static Misunderstood pattern(Token token, List<Token> tokens) {
        String line = tokens.stream().map(Token::typed).collect(Collectors.joining(" "));
        return new Misunderstood(
                token.typed(),
                Reason.PATTERN,
                Stream.of(
                                FleetCommand.PROTECT.typed() + " " + line,
                                FleetCommand.PAUSE.typed() + " " + token.typed())
                        .filter(whole -> tokens.size() > 1)
                        .filter(whole ->
                                Grammar.read("/nattvakt", whole.replaceFirst("^/nattvakt ", ""))
                                        instanceof ParsedCommand.ToolCall)
                        .limit(1)
                        .toList());
    }

    /// Whether the name is missing: the command begins with what should follow it.
    static boolean isForgotten(VpsCommand command, TypedText whole) {
        return whole.isPhraseAt(0, command.vocabulary())
                || whole.isPhraseAt(0, command.neighbour().vocabulary());
    }

    /// Explains a first word that cannot be a name.
    static Misunderstood impossible(Token token, VpsCommand command, TypedText whole) {
        String start = command.typed() + " ";
        String rest = whole.words().size() > 1 ? " " + whole.typed(1, whole.words().size()) : "";
        String named = start + Help.SERVER;
        return switch (token.kind()) {
            case UNCLOSED ->
                    new Misunderstood(token.typed(), Reason.UNCLOSED, start + token.typed() + '"');
            case MENTION -> new Misunderstood(token.typed(), Reason.MENTION, named + rest);
            case QUOTED -> new Misunderstood(token.typed(), Reason.NO_SERVER, named + rest);
            case WORD ->
                    token.text().startsWith("@")
                            ? new Misunderstood(token.typed(), Reason.MENTION, named + rest)
                            : new Misunderstood(
                                    token.typed(),
                                    Reason.NO_SERVER,
                                    Stream.of(
                                                    named + " " + token.typed() + rest,
                                                    start + '"' + token.text() + '"' + rest)
                                            .filter(line -> isUnderstood(command, line))
                                            .toList());
        };
    }

    private static boolean isUnderstood(VpsCommand command, String line) {
        String text = line.substring(command.typed().length());
        return VpsCommandParser.read(command, Tokenizer.of(text)) instanceof ParsedCommand.ToolCall;
    }
}
