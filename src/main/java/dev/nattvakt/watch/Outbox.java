package dev.nattvakt.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A channel that is told again what did not reach it, before anything new. What it missed is
/// bounded: of very much, the oldest is forgotten. Safe for many threads.
final class Outbox {

    private static final int MOST = 200;

    private final Channel channel;
    private final Deque<Alert> waiting = new ArrayDeque<>();

    Outbox(Channel channel) {
        this.channel = channel;
    }

    /// @param alerts may be none: then only what waits is tried again
    /// @return whether nothing waits any more
    synchronized boolean tell(List<Alert> alerts) {
        waiting.addAll(alerts);
        while (waiting.size() > MOST) {
            waiting.removeFirst();
        }
        if (waiting.isEmpty() || channel.tell(List.copyOf(waiting))) {
            waiting.clear();
        }
        return waiting.isEmpty();
    }
}
