package dev.nattvakt.doors;

import java.util.concurrent.atomic.AtomicReference;

import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

import static io.restassured.RestAssured.given;

/// The doors, as a caller finds them.
enum Through {
    REST {
        @Override
        Told call(String tool, String arguments) {
            Response response =
                    given().contentType("application/json").body(arguments).post("/tools/" + tool);
            return Told.overRest(tool, response);
        }
    },

    MCP {
        @Override
        Told call(String tool, String arguments) {
            AtomicReference<ToolResponse> response = new AtomicReference<>();
            try (var client = McpAssured.newConnectedStreamableClient()) {
                client.when()
                        .toolsCall(tool, new JsonObject(arguments).getMap(), response::set)
                        .thenAssertResults();
            }
            return Told.overMcp(tool, response.get());
        }
    };

    abstract Told call(String tool, String arguments);
}
