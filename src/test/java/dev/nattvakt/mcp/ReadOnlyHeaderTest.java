package dev.nattvakt.mcp;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.doors.Published;
import dev.nattvakt.doors.RawMcp;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ReadOnlyHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"X-Nattvakt-Readonly", "X-Nattvakt-Read-Only"})
    void writersAreHiddenAndCannotBeCalled(String header) {
        try (RawMcp client = sending(header, "true")) {
            assertThat(client.ask("tools/list", "{}").at("/result/tools"))
                    .hasSize(5)
                    .allMatch(tool -> tool.at("/annotations/readOnlyHint").asBoolean());
            assertThat(client.ask("prompts/list", "{}").at("/result/prompts"))
                    .extracting(prompt -> prompt.path("name").asText())
                    .containsExactlyInAnyOrder("review-protection", "explain-refusal");
            assertThat(
                            client.call(
                                            "set_snapshot_schedule",
                                            "{\"vps\":\"web-01\",\"dryRun\":true}")
                                    .errorCode())
                    .isEqualTo(-32602);
            assertThat(isError(client.tool("get_protection", "{\"vps\":\"web-01\"}"))).isFalse();
        }
    }

    @Test
    void withoutTheHeaderNothingIsHidden() {
        try (RawMcp client = sending("X-Nattvakt-Readonly", "false")) {
            assertThat(client.ask("tools/list", "{}").at("/result/tools"))
                    .hasSize(Published.TOOLS.size());
            JsonNode result =
                    client.tool(
                            "set_snapshot_schedule",
                            "{\"vps\":\"web-01\",\"intervalHours\":6,\"dryRun\":true}");
            assertThat(isError(result)).isFalse();
        }
    }

    private static boolean isError(JsonNode result) {
        return result.path("isError").asBoolean();
    }

    private static RawMcp sending(String header, String value) {
        return RawMcp.connected(RawMcp.NEWEST, RawMcp.CANNOT_ASK, Map.of(header, value));
    }
}
