package dev.nattvakt.hostup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

import dev.nattvakt.caller.Deadline;

/// One request and its answer.
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private Exchange() {}

    /// Sends the request once and waits for the whole answer. Blocking. The body is read on a
    /// thread of its own, so that one that drips or stalls cannot hold the caller beyond the limit.
    ///
    /// @throws Unanswered when there is no answer, or none that tells what became of the request
    static Answer send(Uni<RestResponse<InputStream>> request, Duration limit) {
        Answer answer = await(request, limit);
        if (answer.isUndecided()) {
            throw Unanswered.by(answer);
        }
        return answer;
    }

    private static Answer await(Uni<RestResponse<InputStream>> request, Duration limit) {
        Deadline deadline = Deadline.in(limit);
        try {
            return request.emitOn(Thread::startVirtualThread)
                    .map(response -> read(response, deadline))
                    .await()
                    .atMost(limit);
        } catch (RuntimeException failure) {
            LOG.debug("No answer from HostUp", failure);
            throw Unanswered.because(failure);
        }
    }

    private static Answer read(RestResponse<InputStream> response, Deadline deadline) {
        try {
            return Answer.read(response, deadline);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
