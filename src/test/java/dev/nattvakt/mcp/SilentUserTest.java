package dev.nattvakt.mcp;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.nattvakt.doors.RawMcp;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SilentUserTest.Impatient.class)
class SilentUserTest {

    @Test
    void silenceIsNoYes() {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-25"));
            JsonNode question = user.question();

            JsonNode answer = user.structured();

            assertThat(answer.path("code").asText()).isEqualTo("declined");
            assertThat(answer.path("summary").asText()).contains("did not answer in time");
            assertThat(user.saysYes(question)).isEqualTo(400);
            assertThat(Asked.copies("node-25")).isEqualTo(3);
        }
    }

    @Test
    void openStreamIsKeptAliveByComments() throws Exception {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-25"));

            assertThat(user.call().comment()).startsWith(":");
        }
    }

    @Test
    void clientThatIsNotBelievedIsNotAsked() {
        try (Asked user = new Asked()) {
            user.client().shakeHands(RawMcp.NEWEST, RawMcp.ASKS, "Distrusted-Client");
            user.calls("set_backup_schedule", Asked.fewerCopies("node-25"));

            assertThat(user.structured().path("outcome").asText()).isEqualTo("needs_confirmation");
        }
    }

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "nattvakt.mcp.patience",
                    "500ms",
                    "nattvakt.mcp.keep-alive",
                    "50ms",
                    "nattvakt.mcp.elicitation",
                    "other-client,distrusted-client");
        }
    }
}
