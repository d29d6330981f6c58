package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;

import dev.nattvakt.caller.InFlight;

/// The writes that are under way, each from before it is sent until its answer is known. A server
/// that is asked to stop begins no more, and finishes those that it has begun: each ends within its
/// call's deadline. Safe for many threads.
public final class WritesUnderWay implements AutoCloseable {

    private final InFlight writes = new InFlight();
    private volatile boolean closed;

    /// Empty when nothing is begun any more.
    Optional<InFlight.Begun> begin() {
        // Counted first, so that whoever waits after closing this misses none.
        InFlight.Begun begun = writes.begin();
        if (closed) {
            begun.close();
            return Optional.empty();
        }
        return Optional.of(begun);
    }

    /// Whether nothing is begun any more: the server is stopping.
    public boolean isClosed() {
        return closed;
    }

    /// From now on nothing is begun.
    @Override
    public void close() {
        closed = true;
    }

    /// Waits until nothing is under way.
    ///
    /// @return whether that was so in time; false, too, when the thread is asked to stop
    public boolean awaitQuiet(Duration time) {
        return writes.awaitQuiet(time);
    }
}
