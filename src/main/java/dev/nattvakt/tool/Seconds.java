package dev.nattvakt.tool;

import java.time.Duration;

/// A wait in whole seconds for HTTP's `Retry-After`: rounded up, at least 1.
public final class Seconds {

    private Seconds() {}

    public static int of(Duration wait) {
        return (int) Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
