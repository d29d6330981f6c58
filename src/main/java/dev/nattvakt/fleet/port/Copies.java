package dev.nattvakt.fleet.port;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The copies that exist: how many, and when they were made.
///
/// @param made newest first, as far as HostUp stated it; at most `count`
public record Copies(int count, List<Instant> made) {

    public static final Copies NONE = new Copies(0, List.of());

    public Copies {
        made = made.stream().sorted(Comparator.reverseOrder()).toList();
        if (made.size() > count) {
            throw new IllegalArgumentException(
                    "copies: %d times for %d copies".formatted(made.size(), count));
        }
    }

    public Optional<Instant> newest() {
        return made.stream().findFirst();
    }

    public Optional<Instant> oldest() {
        return made.isEmpty() ? Optional.empty() : Optional.of(made.getLast());
    }
}
