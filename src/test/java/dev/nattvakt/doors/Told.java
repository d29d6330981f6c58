package dev.nattvakt.doors;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;

/// An answer, however it came. None is made without holding what the design says of every answer:
/// its status or error flag, its `written`, its text, and the schema that its tool publishes.
public record Told(JsonNode body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, Integer> STATUS =
            Map.ofEntries(
                    Map.entry("answered", 200),
                    Map.entry("verified", 200),
                    Map.entry("adjusted", 200),
                    Map.entry("already_set", 200),
                    Map.entry("planned", 200),
                    Map.entry("needs_confirmation", 200),
                    Map.entry("partly", 200),
                    Map.entry("refused", 409),
                    Map.entry("invalid", 422),
                    Map.entry("not_found", 404),
                    Map.entry("conflict", 409),
                    Map.entry("unconfirmed", 202),
                    Map.entry("rate_limited", 429),
                    Map.entry("busy", 503),
                    Map.entry("unavailable", 503));
    private static final Set<String> GOOD =
            Set.of(
                    "answered",
                    "verified",
                    "adjusted",
                    "already_set",
                    "planned",
                    "needs_confirmation",
                    "partly");

    static Told overRest(String tool, Response response) {
        return overRest(tool, response.statusCode(), response.contentType(), response.asString());
    }

    public static Told overRest(String tool, int status, String contentType, String text) {
        ObjectNode body = (ObjectNode) json(text);
        Told told = new Told(body);
        assertThat(status).as(text).isEqualTo(told.status());
        if (status < 300) {
            assertThat(contentType).startsWith("application/json");
        } else {
            assertThat(contentType).startsWith("application/problem+json");
            assertThat(body.path("type").asText())
                    .isEqualTo("urn:nattvakt:outcome:" + told.outcome());
            assertThat(body.path("title").asText()).isEqualTo(told.outcome().replace('_', ' '));
            assertThat(body.path("status").asInt()).isEqualTo(status);
            assertThat(body.path("detail").asText()).isEqualTo(told.summary());
            body.remove(List.of("type", "title", "status", "detail"));
        }
        return told.held(tool);
    }

    /// @param result of `tools/call`, as it came
    public static Told overMcp(String tool, JsonNode result) {
        Told told = new Told(result.path("structuredContent"));
        assertThat(result.path("content")).as(result.toString()).hasSize(1);
        assertThat(result.at("/content/0/text").asText()).isEqualTo(told.summary());
        assertThat(result.path("isError").asBoolean())
                .as(told.outcome())
                .isEqualTo(!GOOD.contains(told.outcome()));
        return told.held(tool);
    }

    /// A caller who may not hears it from HTTP too.
    private Integer status() {
        return code().equals("role_too_low") ? Integer.valueOf(403) : STATUS.get(outcome());
    }

    private Told held(String tool) {
        assertThat(Published.flaws(tool, body)).as(body.toString()).isEmpty();
        Set<String> written =
                switch (outcome()) {
                    case "verified", "adjusted" -> Set.of("yes");
                    case "conflict", "partly" -> Set.of("yes", "no", "maybe");
                    case "unconfirmed" -> Set.of("maybe");
                    default -> Set.of("no");
                };
        assertThat(written()).as(outcome()).isIn(written);
        assertThat(summary()).doesNotContain("Exception", "\tat ", "dev.nattvakt");
        return this;
    }

    public Told is(String outcome) {
        assertThat(outcome()).as(body.toString()).isEqualTo(outcome);
        return this;
    }

    Told says(String... words) {
        assertThat(summary()).contains(words);
        return this;
    }

    Told has(String pointer, Object value) {
        assertThat(body.at(pointer)).as(pointer).isEqualTo(MAPPER.valueToTree(value));
        return this;
    }

    Told lacks(String member) {
        assertThat(body.path(member).isMissingNode()).as(member + " in " + body).isTrue();
        return this;
    }

    public String outcome() {
        return body.path("outcome").asText();
    }

    public String written() {
        return body.path("written").asText();
    }

    public String summary() {
        return body.path("summary").asText();
    }

    public String code() {
        return body.path("code").asText();
    }

    public String text(String pointer) {
        return body.at(pointer).asText();
    }

    /// The values of one member of each row.
    List<String> each(String rows, String member) {
        return StreamSupport.stream(body.path(rows).spliterator(), false)
                .map(row -> row.at(member).asText())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + text, notJson);
        }
    }
}
