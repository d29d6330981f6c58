package dev.nattvakt.rest;

import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.OutcomeWord;
import dev.nattvakt.words.Untrusted;

/// Answers as HTTP: the good ones as they are, the others as Problem Details (RFC 9457) with the
/// same members beside the standard ones.
@Singleton
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:nattvakt:outcome:";

    private final ObjectMapper mapper;
    private final Catalogue catalogue;

    Problems(ObjectMapper mapper, Catalogue catalogue) {
        this.mapper = mapper;
        this.catalogue = catalogue;
    }

    Response response(Answer<?> answer) {
        if (answer.status() < 300) {
            return Response.status(answer.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(answer)
                    .build();
        }
        Response.ResponseBuilder response =
                Response.status(answer.status())
                        .type(MEDIA_TYPE)
                        .entity(
                                problem(answer.outcome(), answer.status(), answer.summary().plain())
                                        .setAll((ObjectNode) mapper.valueToTree(answer)));
        if (answer.trouble() != null && answer.trouble().retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, answer.trouble().retryAfterSeconds());
        }
        return response.build();
    }

    Response noSuchTool(String tool) {
        String those =
                catalogue.cards().stream()
                        .map(card -> card.json().path("name").asText())
                        .collect(Collectors.joining(", "));
        String summary =
                "There is no tool \"%s\"; there are %s.".formatted(Untrusted.clean(tool), those);
        return Response.status(Response.Status.NOT_FOUND)
                .type(MEDIA_TYPE)
                .entity(
                        problem(OutcomeWord.NOT_FOUND, 404, summary)
                                .put("outcome", OutcomeWord.NOT_FOUND.word())
                                .put("summary", summary)
                                .put("written", "no"))
                .build();
    }

    private ObjectNode problem(OutcomeWord outcome, int status, String detail) {
        return mapper.createObjectNode()
                .put("type", TYPE + outcome.word())
                .put("title", outcome.word().replace('_', ' '))
                .put("status", status)
                .put("detail", detail);
    }
}
