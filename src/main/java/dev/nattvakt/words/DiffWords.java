package dev.nattvakt.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.change.Direction;
import dev.nattvakt.schedule.FieldChange;

/// Diffs in a few words: `retentionCount 7 -> 2, hour 2 -> 4`.
final class DiffWords {

    private DiffWords() {}

    static Words of(List<FieldChange> changes) {
        Words words = Words.of("");
        for (int i = 0; i < changes.size(); i++) {
            FieldChange change = changes.get(i);
            words = value(words.text((i == 0 ? "" : ", ") + change.field() + " "), change.from());
            words = value(words.text(" -> "), change.to());
        }
        return words;
    }

    /// `fewer copies, shorter reach`.
    static String losses(Direction.Weakens direction) {
        return direction.because().stream()
                .map(loss -> loss.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static Words value(Words words, Optional<Object> value) {
        return value.map(known ->
                        known instanceof String text
                                ? words.quote(text)
                                : words.text(known.toString()))
                .orElse(words.text("none"));
    }
}
