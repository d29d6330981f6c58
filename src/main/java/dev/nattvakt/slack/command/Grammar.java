package dev.nattvakt.slack.command;

import java.util.List;

import dev.nattvakt.slack.command.phrase.Reason;
import dev.nattvakt.slack.command.phrase.TextNormalizer;
import dev.nattvakt.slack.command.phrase.Token;
import dev.nattvakt.slack.command.phrase.Tokenizer;
import dev.nattvakt.words.Nearest;

/// Parses slash commands.
public final class Grammar {

    /// Slack sends at most about 4,000 characters.
    private static final int MOST_CHARACTERS = 4_000;

    private static final int MOST_WORDS = 60;
    private static final List<String> COMMANDS = List.of("/backup", "/snapshot", "/nattvakt");
    private static final List<String> HELP = List.of("help", "hjalp", "?", "--help", "-h");

    private Grammar() {}

    /// Never throws.
    ///
    /// @param command with its slash
    /// @param text the text after it, as Slack sends it, with its encoded entities and links
    public static ParsedCommand read(String command, String text) {
        if (text.length() > MOST_CHARACTERS) {
            return tooLong(text);
        }
        List<Token> tokens = Tokenizer.of(text);
        if (tokens.size() > MOST_WORDS) {
            return tooLong(text);
        }
        return switch (TextNormalizer.word(command.strip())) {
            case "/backup" -> vps(VpsCommand.BACKUP, Topic.BACKUP, tokens);
            case "/snapshot" -> vps(VpsCommand.SNAPSHOT, Topic.SNAPSHOT, tokens);
            case "/nattvakt" -> NattvaktCommandParser.read(tokens, text);
            default ->
                    new ParsedCommand.Unclear(
                            List.of(
                                    new Misunderstood(
                                            command,
                                            Reason.UNKNOWN,
                                            Nearest.to(TextNormalizer.word(command), COMMANDS))),
                            COMMANDS);
        };
    }

    private static ParsedCommand vps(VpsCommand command, Topic topic, List<Token> tokens) {
        return tokens.isEmpty() || asksForHelp(tokens)
                ? new ParsedCommand.Help(topic)
                : VpsCommandParser.read(command, tokens);
    }

    /// `help` alone, or after a server's name.
    private static boolean asksForHelp(List<Token> tokens) {
        return tokens.size() <= 2 && isHelp(tokens.getLast());
    }

    /// A quoted "help" is a name.
    static boolean isHelp(Token token) {
        return token.is(Token.Kind.WORD) && HELP.contains(token.folded());
    }

    private static ParsedCommand tooLong(String text) {
        return new ParsedCommand.Unclear(
                List.of(
                        new Misunderstood(
                                text.substring(0, Math.min(text.length(), 80)), Reason.TOO_LONG)),
                List.of());
    }
}
