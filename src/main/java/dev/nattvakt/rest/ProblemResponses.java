package dev.nattvakt.rest;

import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Format;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.view.ResultView;
import dev.nattvakt.words.Untrusted;

/// HTTP responses: a result below status 300 as it is, any other as Problem Details (RFC 9457) with
/// the members of the result beside the standard ones.
@Singleton
final class ProblemResponses {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:nattvakt:outcome:";

    private final ObjectMapper mapper;

    ProblemResponses(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Response response(ToolResult result) {
        ResultView view = ResultView.of(result);
        int status = result.status();
        if (status < 300) {
            return Response.status(status)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(view)
                    .build();
        }
        Response.ResponseBuilder response =
                Response.status(status)
                        .type(MEDIA_TYPE)
                        .entity(
                                problem(view.outcome(), status, view.text())
                                        .setAll((ObjectNode) mapper.valueToTree(view)));
        if (view.trouble() != null && view.trouble().retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, view.trouble().retryAfterSeconds());
        }
        return response.build();
    }

    /// @param catalogue the tools that this caller may see
    Response noSuchTool(String tool, Catalogue catalogue) {
        String those =
                catalogue.cards().stream()
                        .map(PublishedTool::name)
                        .collect(Collectors.joining(", "));
        String summary =
                "There is no tool \"%s\"; there are %s.".formatted(Untrusted.clean(tool), those);
        return refused(OutcomeCode.NOT_FOUND, 404, summary);
    }

    Response noSuchFormat(String format) {
        String those =
                Arrays.stream(Format.values()).map(Format::word).collect(Collectors.joining(", "));
        return refused(
                OutcomeCode.INVALID,
                400,
                "There is no format \"%s\"; there are %s."
                        .formatted(Untrusted.clean(format), those));
    }

    private Response refused(OutcomeCode outcome, int status, String summary) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(
                        problem(outcome, status, summary)
                                .put("outcome", outcome.word())
                                .put("summary", summary)
                                .put("written", "no"))
                .build();
    }

    private ObjectNode problem(OutcomeCode outcome, int status, String detail) {
        return mapper.createObjectNode()
                .put("type", TYPE + outcome.word())
                .put("title", outcome.word().replace('_', ' '))
                .put("status", status)
                .put("detail", detail);
    }
}
