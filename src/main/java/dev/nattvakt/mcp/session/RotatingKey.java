package dev.nattvakt.mcp.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A key that may be rotated at run time, and the previous one for a while, so that what it sealed
/// still opens. Thread-safe.
public final class RotatingKey {

    private final Supplier<byte[]> now;
    private final Duration memory;
    private final Clock clock;
    private byte[] last;
    private Optional<Former> former = Optional.empty();

    /// @param memory how long the previous key is kept
    public RotatingKey(Supplier<byte[]> now, Duration memory, Clock clock) {
        this.now = now;
        this.memory = memory;
        this.clock = clock;
        this.last = now.get();
    }

    /// The current key first, then the previous one.
    public synchronized List<byte[]> keys() {
        byte[] current = now.get();
        if (!Arrays.equals(current, last)) {
            former = Optional.of(new Former(last, clock.instant().plus(memory)));
            last = current;
        }
        former = former.filter(key -> clock.instant().isBefore(key.until()));
        return former.map(key -> List.of(current, key.key())).orElseGet(() -> List.of(current));
    }

    private record Former(byte[] key, Instant until) {}
}
