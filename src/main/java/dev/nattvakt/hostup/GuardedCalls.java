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

/// One try to reach HostUp, behind fuses of its own for reads and for writes: a fleet audit that
/// drowns must not keep a single change from being sent. It never tries twice. A write is sent only
/// after a read of the same HostUp went well, so it is reads that find out whether HostUp is back.
///
/// The breakers' time limits are longer than `Timeouts`, so that normally `ResponseLimits` or
/// [Exchange] ends a request, and can tell how far it came.
@ApplicationScoped
public class GuardedCalls {

    /// Requests under way, of reads and of writes. Whoever comes on top is refused at once instead
    /// of waiting, so it is more than callers that a sidecar has.
    static final int AT_ONCE = 64;

    @Timeout(17_000)
    @Bulkhead(AT_ONCE)
    @CircuitBreaker(
            failOn = {TransportFailure.class, TimeoutException.class},
            requestVolumeThreshold = 20,
            delay = 5_000)
    HostUpResponse read(Uni<Response> request, Optional<Duration> limit) {
        return Exchange.send(request, limit);
    }

    /// Gives up on writes later than others would: where one in five breaks, the other four are
    /// wanted all the same, and each is read back.
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
