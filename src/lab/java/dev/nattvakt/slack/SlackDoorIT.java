package dev.nattvakt.slack;

import java.net.URI;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.shipped.SandboxProfile;

import static org.assertj.core.api.Assertions.assertThat;

/// The Slack door of the packaged application. No request names a `response_url`: nothing leaves
/// this machine.
@QuarkusIntegrationTest
@TestProfile(SandboxProfile.class)
class SlackDoorIT {

    @TestHTTPResource URI server;

    private PlayedWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new PlayedWorkspace(server);
        types("/nattvakt help");
    }

    @Test
    void showsAServer() {
        JsonNode answer = types("/backup db-01").json();

        assertThat(PlayedWorkspace.plain(answer.path("text").asText())).contains("db-01");
    }

    @Test
    void changesASchedule() {
        JsonNode answer = types("/backup node-02 daily 05:00 keep 3").json();

        assertThat(PlayedWorkspace.plain(answer.path("text").asText()))
                .contains("node-02", "05:00", "now backs up");
        assertThat(answer.path("blocks")).isNotEmpty();
    }

    @Test
    void believesNoForgedSignature() {
        assertThat(workspace.send("/slack/commands", "command=%2Fbackup", "1", "v0=00").status())
                .isEqualTo(401);
    }

    private PlayedWorkspace.Acknowledged types(String line) {
        Map<String, String> form =
                PlayedWorkspace.command(PlayedWorkspace.ANNA, line, PlayedWorkspace.responsePath());
        form.remove("response_url");
        return workspace.send("/slack/commands", PlayedWorkspace.form(form));
    }
}
