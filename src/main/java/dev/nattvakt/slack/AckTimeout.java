package dev.nattvakt.slack;

import java.time.Duration;

/// How long a command may take before Slack is told that the answer follows. Slack gives up after
/// three seconds. While answers are late anyway, nobody is made to wait for that to show again.
final class AckTimeout {

    private static final Duration CALM = Duration.ofMillis(700);
    private static final Duration LATE = Duration.ofMillis(100);

    private volatile boolean late;

    Duration length() {
        return late ? LATE : CALM;
    }

    /// @param took until the answer was there
    void answered(Duration took) {
        late = took.compareTo(CALM) > 0;
    }

    /// An answer that is not there yet.
    void missed() {
        late = true;
    }
}
