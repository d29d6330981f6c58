package dev.nattvakt.slack;

import java.time.Duration;

/// The wait before a command is acknowledged with "the answer follows"; Slack gives up after 3 s.
/// After a late answer the wait is short, since the next answer will probably be late too.
final class AckTimeout {

    private static final Duration CALM = Duration.ofMillis(700);
    private static final Duration LATE = Duration.ofMillis(100);

    /// Without a `response_url`: that is `tools/slack/send`, and no answer can follow.
    private static final Duration NOTHING_FOLLOWS = Duration.ofSeconds(8);

    private volatile boolean late;

    /// @param follows whether an answer can be sent later
    Duration length(boolean follows) {
        if (!follows) {
            return NOTHING_FOLLOWS;
        }
        return late ? LATE : CALM;
    }

    /// @param took time from the command to the answer
    void answered(Duration took) {
        late = took.compareTo(CALM) > 0;
    }

    /// The answer did not come within [#length].
    void missed() {
        late = true;
    }
}
