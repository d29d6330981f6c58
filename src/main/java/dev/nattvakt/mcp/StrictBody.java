package dev.nattvakt.mcp;

import java.io.IOException;

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

import dev.nattvakt.tool.StrictJson;

/// Reads a request before the MCP library does, which would take the last of two equal keys and
/// breaks on an argument that is `null` (some clients send one for each that they do not mean).
@Singleton
final class StrictBody {

    private static final int BEFORE_THE_LIBRARY = -1;
    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 32;
    private static final String UNREADABLE =
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"This is not JSON, or it has duplicate keys.\"}}";

    private static final JsonMapper MAPPER =
            StrictJson.mapper(DEEPEST, StreamReadConstraints.DEFAULT_MAX_NUM_LEN);

    void stand(@Observes Router router) {
        router.post("/mcp")
                .order(BEFORE_THE_LIBRARY)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .handler(StrictBody::read);
    }

    private static void read(RoutingContext context) {
        if (context.body().length() < 1) {
            context.next();
            return;
        }
        try {
            JsonNode message = MAPPER.readTree(context.body().buffer().getBytes());
            leaveOutNulls(message);
            ((RoutingContextInternal) context)
                    .setBody(Buffer.buffer(MAPPER.writeValueAsBytes(message)));
        } catch (IOException notJson) {
            context.response()
                    .setStatusCode(400)
                    .putHeader("Content-Type", "application/json")
                    .end(UNREADABLE);
            return;
        }
        context.next();
    }

    private static void leaveOutNulls(JsonNode message) {
        if (message.isArray()) {
            message.forEach(StrictBody::leaveOutNulls);
        }
        if (message.path("params").path("arguments") instanceof ObjectNode arguments) {
            arguments.properties().removeIf(argument -> argument.getValue().isNull());
        }
    }
}
