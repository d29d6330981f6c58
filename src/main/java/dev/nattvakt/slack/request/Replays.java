package dev.nattvakt.slack.request;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// The requests that were seen, for as long as they could come again: one that is dated five
/// minutes ahead stays good for ten.
///
/// Only what Slack signed gets here, so that a stranger cannot fill it. When it is full all the
/// same, nothing new is let in: to forget one early would let it start twice.
final class Replays {

    /// 80 requests a second for ten minutes, and some megabytes at most.
    static final int MOST = 50_000;

    private static final long KEPT = Freshness.WINDOW.multipliedBy(2).toSeconds();

    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Clock clock;
    private final int most;

    enum Sight {
        FIRST,
        AGAIN,
        FULL
    }

    Replays(Clock clock) {
        this(clock, MOST);
    }

    Replays(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /// `FIRST` once only, however many ask at the same time.
    synchronized Sight see(Signature signature) {
        long now = clock.instant().getEpochSecond();
        forgetBefore(now - KEPT);
        String fingerprint = signature.fingerprint();
        if (seen.containsKey(fingerprint)) {
            return Sight.AGAIN;
        }
        if (seen.size() >= most) {
            return Sight.FULL;
        }
        seen.put(fingerprint, now);
        return Sight.FIRST;
    }

    private void forgetBefore(long oldest) {
        var inOrder = seen.values().iterator();
        while (inOrder.hasNext() && inOrder.next() < oldest) {
            inOrder.remove();
        }
    }
}
