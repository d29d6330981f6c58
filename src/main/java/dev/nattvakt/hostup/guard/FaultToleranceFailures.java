package dev.nattvakt.hostup.guard;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/// What a breaker, bulkhead or timeout of `GuardedCalls` means, in our own words.
public final class FaultToleranceFailures {

    private FaultToleranceFailures() {}

    public static String what(FaultToleranceException fuse) {
        return switch (fuse) {
            case CircuitBreakerOpenException _ ->
                    "HostUp failed so often just now that it is left alone for some seconds";
            case BulkheadException _ -> "too many requests to HostUp are under way";
            case TimeoutException _ -> "HostUp did not answer in time";
            default -> "HostUp was not asked";
        };
    }

    /// All but the timeout refuse before anything is sent.
    public static boolean mayHaveSent(FaultToleranceException fuse) {
        return fuse instanceof TimeoutException;
    }
}
