package dev.nattvakt.mcp;

import java.util.Map;

import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ReadOnlyHeaderTest {

    @Test
    void writersAreHiddenAndCannotBeCalled() {
        try (McpStreamableTestClient client = sending("true")) {
            client.when()
                    .toolsList(page ->
                            assertThat(page.tools())
                                    .hasSize(4)
                                    .allMatch(tool ->
                                            tool.annotations().orElseThrow().readOnlyHint()))
                    .promptsList(page ->
                            assertThat(page.prompts())
                                    .extracting(McpAssured.PromptInfo::name)
                                    .containsExactlyInAnyOrder(
                                            "review-protection", "explain-refusal"))
                    .toolsCall("set_snapshot_schedule")
                    .withArguments(Map.of("vps", "web-01", "dryRun", true))
                    .withErrorAssert(error -> assertThat(error.code()).isEqualTo(-32602))
                    .send()
                    .toolsCall(
                            "get_protection",
                            Map.of("vps", "web-01"),
                            response -> assertThat(response.isError()).isFalse())
                    .thenAssertResults();
        }
    }

    @Test
    void withoutTheHeaderNothingIsHidden() {
        try (McpStreamableTestClient client = sending("false")) {
            client.when()
                    .toolsList(page -> assertThat(page.tools()).hasSize(9))
                    .toolsCall(
                            "set_snapshot_schedule",
                            Map.of("vps", "web-01", "intervalHours", 6, "dryRun", true),
                            response -> assertThat(response.isError()).isFalse())
                    .thenAssertResults();
        }
    }

    private static McpStreamableTestClient sending(String value) {
        return McpAssured.newStreamableClient()
                .setAdditionalHeaders(
                        _ -> MultiMap.caseInsensitiveMultiMap().add("X-Nattvakt-Readonly", value))
                .build()
                .connect();
    }
}
