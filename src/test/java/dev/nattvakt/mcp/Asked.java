package dev.nattvakt.mcp;

import java.util.List;
import java.util.Map;

import io.quarkiverse.mcp.server.ClientCapability;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.vertx.core.json.JsonObject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// A client that can ask its user, in the middle of a call.
final class Asked implements AutoCloseable {

    private final McpStreamableTestClient client =
            McpAssured.newStreamableClient()
                    .setClientCapabilities(
                            new ClientCapability(ClientCapability.ELICITATION, Map.of()))
                    .build()
                    .connect();
    private JsonObject request = new JsonObject();
    private int questions;

    void calls(String tool, JsonObject arguments) {
        calls(tool, arguments, new JsonObject());
    }

    void calls(String tool, JsonObject arguments, JsonObject meta) {
        request =
                client.newRequest(McpAssured.TOOLS_CALL)
                        .put(
                                "params",
                                new JsonObject()
                                        .put("name", tool)
                                        .put("arguments", arguments)
                                        .put("_meta", meta));
        client.sendAndForget(request);
    }

    /// What the user sees next.
    JsonObject question() {
        questions++;
        JsonObject asked = client.waitForRequests(questions).requests().get(questions - 1);
        assertThat(asked.getString("method")).isEqualTo("elicitation/create");
        return asked;
    }

    void replies(JsonObject question, JsonObject result) {
        client.sendAndForget(
                new JsonObject()
                        .put("jsonrpc", "2.0")
                        .put("id", question.getValue("id"))
                        .put("result", result));
    }

    void accepts(JsonObject question, JsonObject content) {
        replies(question, new JsonObject().put("action", "accept").put("content", content));
    }

    /// Loses interest in the call, and waits until the server knows.
    void cancels() {
        client.sendAndForget(
                new JsonObject()
                        .put("jsonrpc", "2.0")
                        .put("method", "notifications/cancelled")
                        .put("params", new JsonObject().put("requestId", request.getValue("id"))));
        JsonObject ping = client.newRequest(McpAssured.PING);
        client.sendAndForget(ping);
        client.waitForResponse(ping);
    }

    /// The answer that the model gets.
    JsonObject answer() {
        return client.waitForResponse(request).getJsonObject("result");
    }

    static JsonObject fewerCopies(String vps) {
        return new JsonObject().put("vps", vps).put("retentionCount", 1);
    }

    /// How many copies the server keeps now, by the REST door.
    static int copies(String vps) {
        return given().contentType("application/json")
                .body(new JsonObject().put("vps", vps).encode())
                .post("/tools/get_protection")
                .path("backup.schedules[0].retentionCount");
    }

    /// The messages of the progress notifications so far.
    List<String> progress() {
        return client.snapshot().notifications().stream()
                .filter(said -> said.getString("method").equals("notifications/progress"))
                .map(said -> said.getJsonObject("params").getString("message"))
                .toList();
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
