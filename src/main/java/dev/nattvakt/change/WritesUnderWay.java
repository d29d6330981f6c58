package dev.nattvakt.change;

import java.time.Duration;
import java.util.Optional;

import dev.nattvakt.caller.InFlight;

/// The writes under way, each from before it is sent until its result is known. A stopping server
/// begins no more and finishes those under way within their deadlines. Safe for many threads.
public final class WritesUnderWay implements AutoCloseable {

    private final InFlight writes = new InFlight();
    private volatile boolean closed;

    /// Empty once closed.
    Optional<InFlight.Begun> begin() {
        // Counted first, so that a wait that starts after the close misses none.
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

    /// No write begins from now on.
    @Override
    public void close() {
        closed = true;
    }

    /// Waits until no write is under way.
    ///
    /// @return whether that happened in time; false also when the thread is interrupted
    public boolean awaitQuiet(Duration time) {
        return writes.awaitQuiet(time);
    }
}
