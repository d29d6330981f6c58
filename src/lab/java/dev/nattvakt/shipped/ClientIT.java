package dev.nattvakt.shipped;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What the packaged application tells an MCP client of itself: the table is packaged with it.
class ClientIT {

    @Test
    void printsAConfigurationWithoutStartingAServer() {
        Packaged.Ended ended = client("cursor");

        assertThat(ended.code()).isZero();
        assertThat(ended.output())
                .contains("\"url\": \"http://127.0.0.1:18080/mcp\"")
                .doesNotContain("quarkus", "SANDBOX");
    }

    @Test
    void namesTheCommandThatStartedIt() {
        String output = client("claude-desktop").output();

        assertThat(output).contains("\"stdio\"").doesNotContain("/usr/local/bin/nattvakt");
        if (!Packaged.isNative()) {
            assertThat(output).contains("\"-jar\"", "/target/quarkus-app/quarkus-run.jar\"");
        }
    }

    @Test
    void namesTheClientsThatItKnows() {
        Packaged.Ended ended = client("emacs");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("cursor", "vscode", "langchain4j");
    }

    private static Packaged.Ended client(String name) {
        return Packaged.run(Map.of("QUARKUS_HTTP_PORT", "18080"), List.of(), "client", name);
    }
}
