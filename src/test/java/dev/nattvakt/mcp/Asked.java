package dev.nattvakt.mcp;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.doors.RawMcp;

import static io.restassured.RestAssured.given;

/// A client that can ask its user, in the middle of a call.
final class Asked implements AutoCloseable {

    private final RawMcp client;
    private RawMcp.Call call;

    Asked() {
        this(RawMcp.NEWEST, RawMcp.ASKS);
    }

    Asked(String revision, String capabilities) {
        client = RawMcp.connected(revision, capabilities, Map.of());
        call = client.start("ping", "{}");
    }

    RawMcp client() {
        return client;
    }

    void calls(String tool, JsonObject arguments) {
        call = client.call(tool, arguments.encode());
    }

    void calls(String tool, JsonObject arguments, JsonObject meta) {
        call =
                client.start(
                        "tools/call",
                        new JsonObject()
                                .put("name", tool)
                                .put("arguments", arguments)
                                .put("_meta", meta)
                                .encode());
    }

    RawMcp.Call call() {
        return call;
    }

    /// What the user sees next.
    JsonNode question() {
        return call.question();
    }

    /// @return the status
    int replies(JsonNode question, JsonObject result) {
        return client.answer(question, "\"result\":" + result.encode());
    }

    int accepts(JsonNode question, JsonObject content) {
        return replies(question, new JsonObject().put("action", "accept").put("content", content));
    }

    int saysYes(JsonNode question) {
        return accepts(question, new JsonObject().put("confirm", true));
    }

    void cancels() {
        client.cancel(call);
    }

    /// The answer that the model gets.
    JsonNode answer() {
        return call.result();
    }

    JsonNode structured() {
        return call.structured();
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

    /// The messages of the progress notifications.
    List<String> progress() {
        return call.rest().stream()
                .filter(said -> said.path("method").asText().equals("notifications/progress"))
                .map(said -> said.at("/params/message").asText())
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
