package dev.nattvakt.doors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;

import dev.nattvakt.mcp.Handler;
import dev.nattvakt.mcp.exchange.OpenRequests;
import dev.nattvakt.mcp.transport.StdioLoop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// The doors that answer with the tools' JSON, as a caller finds them. Slack answers with messages:
/// [SlackSaysTheSameTest].
enum Through {
    REST {
        @Override
        Told call(String tool, String arguments) {
            Response response =
                    given().contentType("application/json").body(arguments).post("/tools/" + tool);
            return Told.overRest(tool, response);
        }
    },

    /// In a session, as revisions before 2026-07-28 have it.
    MCP {
        @Override
        Told call(String tool, String arguments) {
            try (RawMcp client = RawMcp.connected()) {
                return Told.overMcp(tool, client.tool(tool, arguments));
            }
        }
    },

    MCP_2026_07_28 {
        @Override
        Told call(String tool, String arguments) {
            Response response =
                    given().contentType("application/json")
                            .accept("application/json, text/event-stream")
                            .header("MCP-Protocol-Version", "2026-07-28")
                            .header("Mcp-Method", "tools/call")
                            .header("Mcp-Name", tool)
                            .body(toolsCall(tool, arguments, MODERN))
                            .post("/mcp");
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
            return Told.overMcp(tool, result(response.asString()));
        }
    },

    /// The loop that serves a pipe, on the handler of the running application.
    STDIO {
        @Override
        Told call(String tool, String arguments) {
            byte[] in =
                    (HELLO + toolsCall(tool, arguments, "") + "\n")
                            .getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                StdioLoop.serve(
                        Arc.container().instance(Handler.class).get(),
                        Arc.container().instance(OpenRequests.class).get(),
                        new ByteArrayInputStream(in),
                        out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            String answer =
                    out.toString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains("\"id\":1,"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(out));
            return Told.overMcp(tool, result(answer));
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MODERN =
            """
            ,"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":{}}\
            """;
    private static final String HELLO =
            """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            """;

    abstract Told call(String tool, String arguments);

    private static String toolsCall(String tool, String arguments, String meta) {
        return """
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s%s}}\
        """
                .formatted(tool, arguments.replace("\n", " "), meta);
    }

    private static JsonNode result(String message) {
        try {
            JsonNode answer = MAPPER.readTree(message);
            assertThat(answer.path("result").isObject()).as(message).isTrue();
            return answer.path("result");
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
