package dev.nattvakt.mcp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;

import dev.nattvakt.access.Callers;
import dev.nattvakt.access.fence.Challenge;
import dev.nattvakt.tool.StrictJson;

/// Reads a request before the MCP library does, which would take the last of two equal keys and
/// breaks on an argument that is `null` (some clients send one for each that they do not mean), and
/// notes on every answer to a question who sent it.
@Singleton
final class StrictBody {

    private static final int BEFORE_THE_LIBRARY = -1;
    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 32;
    private static final String UNREADABLE =
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"This is not JSON, or it has duplicate keys.\"}}";

    private static final String NO_MESSAGE =
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"This is JSON, but no message.\"}}";
    private static final String OUT_OF_SCOPE =
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"This token's scopes do not reach to this tool.\"}}";
    private static final String SESSION = "Mcp-Session-Id";

    private static final JsonMapper MAPPER =
            StrictJson.mapper(DEEPEST, StreamReadConstraints.DEFAULT_MAX_NUM_LEN);

    private final StepUp stepUp;

    StrictBody(StepUp stepUp) {
        this.stepUp = stepUp;
    }

    void stand(@Observes Router router) {
        router.post("/mcp")
                .order(BEFORE_THE_LIBRARY)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .handler(this::read);
    }

    private void read(RoutingContext context) {
        if (context.body().length() < 1) {
            context.next();
            return;
        }
        try {
            JsonNode message = MAPPER.readTree(context.body().buffer().getBytes());
            List<JsonNode> messages = message.isArray() ? list(message) : List.of(message);
            if (messages.isEmpty() || !messages.stream().allMatch(JsonNode::isObject)) {
                refuse(context, 400, NO_MESSAGE);
                return;
            }
            Optional<String> more = more(messages, context);
            if (more.isPresent()) {
                context.response().putHeader(Challenge.HEADER, more.get());
                refuse(context, 403, OUT_OF_SCOPE);
                return;
            }
            Answerer sender = sender(context);
            messages.forEach(StrictBody::leaveOutNulls);
            messages.forEach(sender::sign);
            ((RoutingContextInternal) context)
                    .setBody(Buffer.buffer(MAPPER.writeValueAsBytes(message)));
        } catch (IOException notJson) {
            refuse(context, 400, UNREADABLE);
            return;
        }
        context.next();
    }

    private static void refuse(RoutingContext context, int status, String error) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(error);
    }

    private Optional<String> more(List<JsonNode> messages, RoutingContext context) {
        return messages.stream()
                .flatMap(message -> stepUp.before(message, Callers.of(context)).stream())
                .findFirst();
    }

    private static Answerer sender(RoutingContext context) {
        return new Answerer(
                Callers.of(context),
                context.request().headers().contains(SESSION)
                        ? context.request().getHeader(SESSION)
                        : "");
    }

    private static List<JsonNode> list(JsonNode batch) {
        List<JsonNode> messages = new ArrayList<>();
        batch.forEach(messages::add);
        return messages;
    }

    private static void leaveOutNulls(JsonNode message) {
        if (message.path("params").path("arguments") instanceof ObjectNode arguments) {
            arguments.properties().removeIf(argument -> argument.getValue().isNull());
        }
    }
}
