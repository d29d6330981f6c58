package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jboss.logging.Logger;

import dev.nattvakt.slack.request.RejectionReason;

/// Logs why requests were rejected, without any of their content. Anybody can send such requests,
/// so each reason is logged once a minute at most. Thread-safe.
final class RejectionLog {

    private static final Logger LOG = Logger.getLogger(RejectionLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Map<RejectionReason, Instant> logged = new EnumMap<>(RejectionReason.class);
    private final Clock clock;

    RejectionLog(Clock clock) {
        this.clock = clock;
    }

    void note(RejectionReason reason) {
        if (isNews(reason)) {
            LOG.warnf("Rejected a request to the Slack door: %s.", words(reason));
        }
    }

    /// Whether this reason was not logged within the last minute.
    synchronized boolean isNews(RejectionReason reason) {
        Instant now = clock.instant();
        Instant last = logged.getOrDefault(reason, Instant.MIN);
        if (now.isBefore(last) || !now.minus(QUIET).isBefore(last)) {
            logged.put(reason, now);
            return true;
        }
        return false;
    }

    private static String words(RejectionReason reason) {
        return switch (reason) {
            case METHOD -> "it is not a POST";
            case SIZE -> "its body is too long";
            case HEADERS -> "it is not signed";
            case TIMESTAMP ->
                    "its timestamp is too far from our time (check the clock of this machine)";
            case SIGNATURE -> "its signature is wrong (check the signing secret)";
            case FORM -> "it is signed by Slack but cannot be read";
            case TOO_MANY -> "too many requests in ten minutes";
        };
    }
}
