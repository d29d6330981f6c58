package dev.nattvakt.hostup;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.nattvakt.hostup.guard.BodilessError;
import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.hostup.json.HostUpResponse;

/// One request and its answer.
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private Exchange() {}

    /// Sends the request once and waits for the whole answer. Blocking.
    ///
    /// @param limit the caller's limit, only where it is shorter than that of `ResponseLimits`;
    ///   each wait with a limit wakes another thread twice
    /// @throws TransportFailure when there is no answer, or none that tells the result of the
    ///   request
    static HostUpResponse send(Uni<Response> request, Optional<Duration> limit) {
        HostUpResponse answer = await(request, limit);
        if (answer.isUndecided()) {
            throw TransportFailure.by(answer);
        }
        return answer;
    }

    private static HostUpResponse await(Uni<Response> request, Optional<Duration> limit) {
        var wait = request.await();
        try {
            return HostUpResponse.of(limit.map(wait::atMost).orElseGet(wait::indefinitely));
        } catch (BodilessError refusal) {
            return refusal.answer();
        } catch (RuntimeException failure) {
            LOG.debug("No answer from HostUp", failure);
            throw TransportFailure.because(failure);
        }
    }
}
