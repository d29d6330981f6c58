package dev.nattvakt.fleet;

import java.time.Instant;
import java.util.Optional;

/// How many copies exist and when the newest was made.
public record Copies(int count, Optional<Instant> newest) {

    public static final Copies NONE = new Copies(0, Optional.empty());
}
