package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jboss.logging.Logger;

import dev.nattvakt.slack.request.RejectionReason;

/// Says in the log why requests were not taken, and nothing of what stood in them. Anybody can send
/// such requests, so each flaw is told once a minute. Safe for many threads.
final class RejectionLog {

    private static final Logger LOG = Logger.getLogger(RejectionLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Map<RejectionReason, Instant> told = new EnumMap<>(RejectionReason.class);
    private final Clock clock;

    RejectionLog(Clock clock) {
        this.clock = clock;
    }

    void note(RejectionReason rejectionReason) {
        if (isNews(rejectionReason)) {
            LOG.warnf("A request to the Slack door was not taken: %s.", words(rejectionReason));
        }
    }

    /// Whether this flaw was not told within the last minute.
    synchronized boolean isNews(RejectionReason rejectionReason) {
        Instant now = clock.instant();
        Instant last = told.getOrDefault(rejectionReason, Instant.MIN);
        if (now.isBefore(last) || !now.minus(QUIET).isBefore(last)) {
            told.put(rejectionReason, now);
            return true;
        }
        return false;
    }

    private static String words(RejectionReason rejectionReason) {
        return switch (rejectionReason) {
            case METHOD -> "it is no POST";
            case SIZE -> "its body is too long";
            case HEADERS -> "it is not signed";
            case TIMESTAMP -> "its time is not ours (is the clock of this machine right?)";
            case SIGNATURE -> "its signature does not hold (is the signing secret right?)";
            case FORM -> "Slack signed it, but it cannot be read";
            case TOO_MANY -> "too many came in ten minutes";
        };
    }
}
