package dev.nattvakt.rest;

import java.util.UUID;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// A bug: logs the stack trace, and gives the caller an id to quote.
final class UnexpectedErrors {

    private static final Logger LOG = Logger.getLogger(UnexpectedErrors.class);

    @ServerExceptionMapper
    Response map(RuntimeException bug) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(bug, "unexpected, request %s", id);
        return Response.serverError()
                .type(ProblemResponses.MEDIA_TYPE)
                .entity(
                        "{\"type\":\"about:blank\",\"title\":\"internal error\",\"status\":500,\"detail\":\"Nattvakt failed; give request id %s to its administrator.\"}"
                                .formatted(id))
                .build();
    }
}
