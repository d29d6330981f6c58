package dev.nattvakt.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// A request that fits no route: an error of the caller, so nothing is logged.
final class UnroutableRequests {

    @ServerExceptionMapper(WebApplicationException.class)
    Response map(WebApplicationException unfit) {
        Response.StatusType status = unfit.getResponse().getStatusInfo();
        return Response.fromResponse(unfit.getResponse())
                .type(ProblemResponses.MEDIA_TYPE)
                .entity(
                        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                                .formatted(
                                        status.getReasonPhrase(),
                                        status.getStatusCode(),
                                        detail(status.getStatusCode())))
                .build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is no such resource; GET /tools lists the tools.";
            case 405 -> "Only GET /tools, GET /tools/{tool} and POST /tools/{tool} are supported.";
            case 406 -> "Answers are application/json or application/problem+json.";
            case 415 -> "Send the arguments as application/json.";
            default -> "This request cannot be answered.";
        };
    }
}
