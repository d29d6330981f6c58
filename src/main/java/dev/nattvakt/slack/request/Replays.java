package dev.nattvakt.slack.request;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/// The requests that were seen, for as long as they could be replayed: ten minutes, since a request
/// dated five minutes ahead is valid that long.
///
/// Only requests signed by Slack get here, so that an attacker cannot fill it. When it is full, new
/// requests are refused: to forget one early would let it be replayed.
final class Replays {

    /// 80 requests a second for ten minutes; a few megabytes.
    static final int MOST = 50_000;

    private static final long KEPT = Freshness.WINDOW.multipliedBy(2).toSeconds();

    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Clock clock;
    private final int most;

    enum Sighting {
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

    /// Returns `FIRST` to exactly one of several concurrent calls.
    synchronized Sighting see(Signature signature) {
        long now = clock.instant().getEpochSecond();
        forgetBefore(now - KEPT);
        String fingerprint = signature.fingerprint();
        if (seen.containsKey(fingerprint)) {
            return Sighting.AGAIN;
        }
        if (seen.size() >= most) {
            return Sighting.FULL;
        }
        seen.put(fingerprint, now);
        return Sighting.FIRST;
    }

    private void forgetBefore(long oldest) {
        var inOrder = seen.values().iterator();
        while (inOrder.hasNext() && inOrder.next() < oldest) {
            inOrder.remove();
        }
    }
}
