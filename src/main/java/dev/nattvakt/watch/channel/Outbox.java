package dev.nattvakt.watch.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.nattvakt.watch.alert.Alert;

/// Retries the alerts that a channel did not receive, before new ones. Bounded: beyond the limit
/// the oldest are dropped. Thread-safe.
public final class Outbox {

    private static final int MOST = 200;

    private final Channel channel;
    private final Deque<Alert> undelivered = new ArrayDeque<>();

    public Outbox(Channel channel) {
        this.channel = channel;
    }

    /// @param alerts may be empty; then only retries
    /// @return whether all alerts have arrived
    public synchronized boolean tell(List<Alert> alerts) {
        undelivered.addAll(alerts);
        while (undelivered.size() > MOST) {
            undelivered.removeFirst();
        }
        if (!undelivered.isEmpty()) {
            int arrived = channel.tell(List.copyOf(undelivered));
            for (int i = 0; i < arrived; i++) {
                undelivered.removeFirst();
            }
        }
        return undelivered.isEmpty();
    }
}
