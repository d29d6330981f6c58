package dev.nattvakt.slack.command;

import java.util.List;

import dev.nattvakt.words.Words;

/// The sentence about parts that were not understood. Typed text, and suggestions made from it, are
/// quoted.
final class UnclearParts {

    /// Further parts are only counted.
    private static final int MOST_NAMED = 5;

    private UnclearParts() {}

    static Words of(ParsedCommand.Unclear unclear) {
        List<Misunderstood> parts = unclear.parts();
        Words words = new Words(List.of());
        for (Misunderstood part : parts.subList(0, Math.min(MOST_NAMED, parts.size()))) {
            words = (words.spans().isEmpty() ? words : words.text("; ")).and(of(part));
        }
        if (parts.size() > MOST_NAMED) {
            words = words.text("; and " + (parts.size() - MOST_NAMED) + " more");
        }
        words = words.text(". Nothing was done.");
        return parts.stream().anyMatch(part -> part.nearest().isEmpty())
                        && !unclear.understood().isEmpty()
                ? understood(words, unclear.understood())
                : words;
    }

    private static Words of(Misunderstood part) {
        Words words = new Words(List.of()).quote(part.typed()).text(" " + part.reason().words());
        String lead = ": try ";
        for (String nearest : part.nearest()) {
            words = words.text(lead).quote(nearest);
            lead = " or ";
        }
        return words;
    }

    private static Words understood(Words words, List<String> forms) {
        String lead = " Valid here: ";
        for (String form : forms) {
            words = words.text(lead).code(form);
            lead = ", ";
        }
        return words.text(".");
    }
}
