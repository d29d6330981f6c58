package dev.nattvakt.slack.request;

import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/// How far the timestamp of a request may be from our clock: five minutes, as Slack says, in both
/// directions, since a request dated ahead would stay valid for longer.
final class Freshness {

    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private Freshness() {}

    /// @param timestamp `X-Slack-Request-Timestamp`, seconds since 1970
    static boolean isFresh(String timestamp, Clock clock) {
        return SECONDS.matcher(timestamp).matches()
                && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp))
                        <= WINDOW.toSeconds();
    }
}
