package dev.nattvakt.hostup.guard;

import java.io.Serial;

import dev.nattvakt.fleet.port.HostUpFailure;

/// A read that failed, and may be asked once more before its deadline.
public final class RetryableFailure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    public RetryableFailure(HostUpFailure failure) {
        super(failure.getMessage(), failure, false, false);
    }

    /// What to report when it is not retried.
    public HostUpFailure failure() {
        return (HostUpFailure) getCause();
    }

    /// Whether HostUp named the time to wait, which [Pause] keeps.
    boolean isPaused() {
        return failure().why() instanceof HostUpFailure.Why.Throttled;
    }
}
