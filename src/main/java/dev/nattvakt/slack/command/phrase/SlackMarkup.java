package dev.nattvakt.slack.command.phrase;

import java.util.Map;
import java.util.Optional;

/// Mark-up that Slack adds to typed text: links and mentions in angle brackets, and `&`, `<`, `>`
/// as entities.
///
/// @param mention whether it is a mention of a person, a group or a channel
/// @param shown what the user sees
/// @param length of the mark-up in the line
record SlackMarkup(boolean mention, String shown, int length) {

    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">");

    /// Empty if no mark-up begins here.
    static Optional<SlackMarkup> at(String line, int at) {
        return switch (line.charAt(at)) {
            case '<' ->
                    Optional.of(line.indexOf('>', at))
                            .filter(end -> end > 0)
                            .map(end -> bracketed(line.substring(at + 1, end)));
            case '&' ->
                    ENTITIES.entrySet().stream()
                            .filter(entity -> line.startsWith(entity.getKey(), at))
                            .map(entity ->
                                    new SlackMarkup(
                                            false, entity.getValue(), entity.getKey().length()))
                            .findFirst();
            default -> Optional.empty();
        };
    }

    private static SlackMarkup bracketed(String body) {
        int length = body.length() + 2;
        int bar = body.indexOf('|');
        String target = decoded(bar < 0 ? body : body.substring(0, bar));
        String label = decoded(bar < 0 ? "" : body.substring(bar + 1));
        boolean mention = !target.isEmpty() && "@#!".indexOf(target.charAt(0)) >= 0;
        if (!mention) {
            return new SlackMarkup(false, label.isBlank() ? target : label, length);
        }
        String sigil = target.charAt(0) == '#' ? "#" : "@";
        String name = label.isBlank() ? target.substring(1) : label;
        return new SlackMarkup(true, name.startsWith(sigil) ? name : sigil + name, length);
    }

    /// Decodes once, so that an entity typed by the user stays one.
    private static String decoded(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
