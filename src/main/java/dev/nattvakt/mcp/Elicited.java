package dev.nattvakt.mcp;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.mcp.server.Elicitation;
import io.quarkiverse.mcp.server.ElicitationRequest;
import io.quarkiverse.mcp.server.ElicitationResponse;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.json.JsonObject;
import org.jboss.logging.Logger;

/// Asks over the connection that the call came in by.
final class Elicited {

    private static final Logger LOG = Logger.getLogger(Elicited.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Elicitation elicitation;
    private final Duration patience;
    private final Answerer asked;

    /// @param asked from whom alone an answer counts
    Elicited(Elicitation elicitation, Duration patience, Answerer asked) {
        this.elicitation = elicitation;
        this.patience = patience;
        this.asked = asked;
    }

    /// Blocks until the reply is there or patience ends. Whatever goes wrong is not a yes.
    UserReply ask(Question question) {
        ElicitationRequest.Builder request =
                elicitation.requestBuilder().setMessage(question.message()).setTimeout(patience);
        JsonNode required = question.requestedSchema().path("required");
        question.requestedSchema()
                .path("properties")
                .properties()
                .forEach(property ->
                        request.addSchemaProperty(
                                property.getKey(),
                                new Property(
                                        property.getValue(), holds(required, property.getKey()))));
        try {
            return reply(request.build().sendAndAwait());
        } catch (TimeoutException silence) {
            return new UserReply.Silent();
        } catch (RuntimeException garbled) {
            LOG.debug("the reply to a question cannot be read", garbled);
            return new UserReply.Garbled();
        }
    }

    private UserReply reply(ElicitationResponse response) {
        ObjectNode content = MAPPER.<ObjectNode>valueToTree(response.content().asMap());
        if (!asked.signed(content)) {
            LOG.warn("A question was answered by somebody who was not asked; that is no yes.");
            return new UserReply.Garbled();
        }
        return switch (response.action()) {
            case ACCEPT -> new UserReply.Accepted(content);
            case DECLINE -> new UserReply.Declined();
            case CANCEL -> new UserReply.Cancelled();
        };
    }

    private static boolean holds(JsonNode names, String name) {
        return names.valueStream().anyMatch(one -> one.asText().equals(name));
    }

    /// A property as the question words it; the extension's own records know fewer keywords.
    private record Property(JsonNode schema, boolean required)
            implements ElicitationRequest.PrimitiveSchema {

        @Override
        public JsonObject asJson() {
            return new JsonObject(schema.toString());
        }
    }
}
