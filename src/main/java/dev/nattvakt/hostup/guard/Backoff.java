package dev.nattvakt.hostup.guard;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;

/// How long to wait before a read is tried again: twice as long each time, half of it by chance so
/// that many callers do not come back at once, and nothing on top of a wait that HostUp named.
public final class Backoff implements CustomBackoffStrategy {

    public static final long FIRST_MILLIS = 200;
    public static final Duration LONGEST = Duration.ofMillis(2 * FIRST_MILLIS);

    private long next;

    @Override
    public void init(long firstMillis) {
        next = firstMillis;
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        if (failure instanceof RetryableFailure again && again.isPaused()) {
            return 0;
        }
        long delay = next;
        next *= 2;
        return delay / 2 + ThreadLocalRandom.current().nextLong(delay / 2 + 1);
    }
}
