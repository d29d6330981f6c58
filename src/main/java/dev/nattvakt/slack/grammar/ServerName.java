package dev.nattvakt.slack.grammar;

import java.util.List;
import java.util.regex.Pattern;

/// The first word of a line: a server's id, name or IP.
///
/// @param name as HostUp shall be asked
/// @param typed as it can be typed again
record ServerName(String name, String typed) {

    /// What Slack or a browser's address line puts around a host name.
    private static final Pattern ADDRESS = Pattern.compile("(?i)^https?://|/+$");

    static ServerName of(Token token) {
        return token.is(Token.Kind.WORD)
                ? bare(ADDRESS.matcher(token.text()).replaceAll(""))
                : new ServerName(token.text(), token.typed());
    }

    private static ServerName bare(String name) {
        return new ServerName(name, name);
    }

    /// Whether it may be looked for at all; not whether there is such a server.
    static boolean isPossible(Token token, VpsCommand command, Line whole) {
        return switch (token.kind()) {
            case MENTION, UNCLOSED -> false;
            case QUOTED -> !token.text().isBlank();
            case WORD ->
                    !of(token).name().isBlank()
                            && !token.text().startsWith("@")
                            && !whole.isPhraseAt(0, command.vocabulary())
                            && !whole.isPhraseAt(0, command.neighbour().vocabulary());
        };
    }

    /// What is wrong with a first word that cannot be one.
    static Misunderstood impossible(Token token, VpsCommand command, Line whole) {
        String rest = whole.words().size() > 1 ? " " + whole.typed(1, whole.words().size()) : "";
        return switch (token.kind()) {
            case UNCLOSED ->
                    new Misunderstood(
                            token.typed(),
                            Reason.UNCLOSED,
                            command.typed() + " " + token.typed() + '"');
            case MENTION ->
                    new Misunderstood(
                            token.typed(),
                            Reason.MENTION,
                            command.typed() + " " + Help.SERVER + rest);
            case WORD, QUOTED ->
                    new Misunderstood(
                            token.typed(),
                            Reason.NO_SERVER,
                            List.of(
                                    command.typed()
                                            + " "
                                            + Help.SERVER
                                            + " "
                                            + token.typed()
                                            + rest,
                                    command.typed() + " \"" + token.text() + '"' + rest));
        };
    }
}
