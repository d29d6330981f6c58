package dev.nattvakt.hostup;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.hostup.json.HostUpResponse;

/// One try to reach HostUp, behind a circuit breaker and a bulkhead. Reads and writes have their
/// own: an audit that overloads HostUp must not keep a single change from being sent. A write
/// follows a read that succeeded, so reads find out whether HostUp is back.
///
/// The breakers' time limits are longer than `Timeouts`, so that normally `ResponseLimits` or
/// [Exchange] ends a request, and can tell how far it came.
@ApplicationScoped
public class GuardedCalls {

    /// Requests under way at once, of reads and of writes each. Further ones are refused and do not
    /// wait, so this is more than a sidecar has callers.
    static final int AT_ONCE = 64;

    /// Further reads under way at once that are made ahead of their need. They take no place of
    /// others.
    static final int AHEAD_AT_ONCE = 32;

    @Timeout(17_000)
    @Bulkhead(AT_ONCE + AHEAD_AT_ONCE)
    @CircuitBreaker(
            failOn = {TransportFailure.class, TimeoutException.class},
            requestVolumeThreshold = 20,
            delay = 5_000)
    HostUpResponse read(Uni<Response> request, Optional<Duration> limit) {
        return Exchange.send(request, limit);
    }

    /// Opens late: while one write in five breaks, the other four are still wanted, and each is
    /// read back.
    @Timeout(22_000)
    @Bulkhead(AT_ONCE)
    @CircuitBreaker(
            failOn = {TransportFailure.class, TimeoutException.class},
            requestVolumeThreshold = 10,
            failureRatio = 0.8,
            delay = 5_000)
    HostUpResponse write(Uni<Response> request, Optional<Duration> limit) {
        return Exchange.send(request, limit);
    }
}
