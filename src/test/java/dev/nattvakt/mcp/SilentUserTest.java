package dev.nattvakt.mcp;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(SilentUserTest.Impatient.class)
class SilentUserTest {

    @Test
    void silenceIsNoYes() {
        try (Asked user = new Asked()) {
            user.calls("set_backup_schedule", Asked.fewerCopies("node-25"));
            JsonObject question = user.question();

            JsonObject answer = user.answer().getJsonObject("structuredContent");

            assertThat(answer.getString("code")).isEqualTo("declined");
            assertThat(answer.getString("summary")).contains("did not answer in time");
            user.accepts(question, new JsonObject().put("confirm", true));
            assertThat(Asked.copies("node-25")).isEqualTo(3);
        }
    }

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("nattvakt.mcp.patience", "200ms");
        }
    }
}
