package dev.nattvakt.slack.command.phrase;

import java.util.Map;
import java.util.Optional;

/// What Slack makes of a line before it sends it: links and mentions in angle brackets, and `&`,
/// `<`, `>` as entities.
///
/// @param mention of a person, a group or a channel
/// @param shown what the person sees
/// @param length of it in the line
record SlackMarkup(boolean mention, String shown, int length) {

    private static final Map<String, String> ENTITIES =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">");

    /// Empty if none begins here.
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

    /// Once: what a person typed as an entity stays one.
    private static String decoded(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
