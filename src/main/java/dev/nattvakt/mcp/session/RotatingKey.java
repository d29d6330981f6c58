package dev.nattvakt.mcp.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// A key that may be rotated at run time, and those before it for a while, so that what they sealed
/// still opens. Thread-safe.
public final class RotatingKey {

    /// Each one is tried with each text that the current key does not open.
    private static final int MOST_FORMER = 8;

    private final Supplier<byte[]> now;
    private final Duration memory;
    private final Clock clock;
    private final Deque<Former> former = new ArrayDeque<>();
    private byte[] last;

    /// @param memory how long a former key is kept
    public RotatingKey(Supplier<byte[]> now, Duration memory, Clock clock) {
        this.now = now;
        this.memory = memory;
        this.clock = clock;
        this.last = now.get();
    }

    /// The current key first, then the former ones, the youngest first. A key that was never asked
    /// for has sealed nothing.
    public synchronized List<byte[]> keys() {
        byte[] current = now.get();
        Instant time = clock.instant();
        if (!Arrays.equals(current, last)) {
            former.addFirst(new Former(last, time.plus(memory)));
            last = current;
        }
        former.removeIf(key -> !time.isBefore(key.until()) || Arrays.equals(key.key(), current));
        while (former.size() > MOST_FORMER) {
            former.removeLast();
        }
        List<byte[]> keys = new ArrayList<>();
        keys.add(current);
        former.forEach(key -> keys.add(key.key()));
        return List.copyOf(keys);
    }

    private record Former(byte[] key, Instant until) {}
}
