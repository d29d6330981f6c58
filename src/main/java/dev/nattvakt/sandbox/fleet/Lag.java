package dev.nattvakt.sandbox.fleet;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.state.Vps;

/// Hides a write: readers see the state before it, until a moment or for a number of reads.
record Lag(Vps before, Optional<Instant> until, OptionalInt reads) {

    static Lag over(Vps before, Effect.Lag lag, Instant now) {
        return new Lag(before, lag.time().map(now::plus), lag.reads());
    }

    boolean hasEnded(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent()
                || (reads.isPresent() && reads.getAsInt() <= 0);
    }

    Lag read() {
        return reads.isEmpty()
                ? this
                : new Lag(before, until, OptionalInt.of(reads.getAsInt() - 1));
    }
}
