package dev.nattvakt.tool;

import java.time.Duration;

/// A wait in whole seconds, as HTTP's `Retry-After` wants it: rounded up, at least one.
public final class Seconds {

    private Seconds() {}

    public static int of(Duration wait) {
        return (int) Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
