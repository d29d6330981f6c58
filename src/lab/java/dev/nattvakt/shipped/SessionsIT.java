package dev.nattvakt.shipped;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.PrivateFile;
import dev.nattvakt.access.NewToken;
import dev.nattvakt.doors.RawMcp;

import static org.assertj.core.api.Assertions.assertThat;

/// MCP sessions of two callers with the packaged server, over a restart: whatever becomes of a
/// session, nothing is weakened without the person whose client could be asked.
@Timeout(180)
class SessionsIT {

    private static final String WEAKER = "{\"vps\":\"db-01\",\"retentionCount\":2}";
    private static final String YES = "{\"confirm\":true}";
    private static final int COPIES = 7;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    @TempDir Path folder;

    private final int port = Packaged.freePort();
    private final Map<String, String> environment = new HashMap<>();
    private NewToken ada;
    private NewToken bob;

    @BeforeEach
    void twoCallers() throws IOException, InterruptedException {
        ada = NewToken.by("ada", "approver");
        bob = NewToken.by("bob", "viewer");
        Path tokens = folder.resolve("tokens");
        PrivateFile.write(tokens, ada.line() + "\n" + bob.line() + "\n");
        environment.put("NATTVAKT_SANDBOX", "true");
        environment.put("NATTVAKT_ACCESS_TOKENS_FILE", tokens.toString());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    }

    /// M5
    @Test
    void sessionOutlivesARestartAndItsPersonIsAskedStill()
            throws IOException, InterruptedException {
        try (RawMcp client = connected(ada)) {
            String session;
            try (Packaged.Running server = Packaged.serve(environment, List.of())) {
                client.shakeHands(RawMcp.NEWEST, RawMcp.ASKS);
                session = client.session();
                server.stop();
            }
            try (Packaged.Running server = Packaged.serve(environment, List.of())) {
                RawMcp.Call call = client.call("set_backup_schedule", WEAKER);
                JsonNode question = call.question();
                client.answer(question, "\"result\":{\"action\":\"decline\"}");
                assertThat(call.structured().path("code").asText()).isEqualTo("declined");

                assertThat(deleted(session)).isEqualTo(WRONG_METHOD);
                for (String id : List.of("invented", session.substring(1), session + "A")) {
                    client.session(id);
                    assertThat(client.call("set_backup_schedule", WEAKER).status())
                            .isEqualTo(NOT_FOUND);
                }
                client.session(session);
                assertThat(copies(client)).isEqualTo(COPIES);
                assertThat(server.process().isAlive()).isTrue();
            }
        }
    }

    /// X8
    @Test
    void anotherCallerNeitherAnswersAQuestionNorEndsIt() {
        try (Packaged.Running server = Packaged.serve(environment, List.of());
                RawMcp adas = connected(ada);
                RawMcp bobs = connected(bob);
                RawMcp thief = connected(bob)) {
            adas.shakeHands(RawMcp.NEWEST, RawMcp.ASKS);
            bobs.shakeHands(RawMcp.NEWEST, RawMcp.ASKS);
            thief.session(adas.session());
            RawMcp.Call call = adas.call("set_backup_schedule", WEAKER);
            JsonNode question = call.question();

            assertThat(bobs.accept(question, YES)).isEqualTo(BAD_REQUEST);
            assertThat(bobs.answer(question, "\"result\":{\"action\":\"decline\"}"))
                    .isEqualTo(BAD_REQUEST);
            assertThat(thief.accept(question, YES)).isEqualTo(NOT_FOUND);
            for (int number = 1; number <= 3; number++) {
                assertThat(
                                bobs.post(
                                                "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"action\":\"decline\"}}"
                                                        .formatted(number))
                                        .status())
                        .isEqualTo(BAD_REQUEST);
            }
            bobs.cancel(call);
            assertThat(copies(adas)).isEqualTo(COPIES);

            assertThat(adas.accept(question, YES)).isEqualTo(ACCEPTED);
            assertThat(call.structured().path("outcome").asText()).isEqualTo("verified");
            assertThat(server.process().isAlive()).isTrue();
        }
    }

    private RawMcp connected(NewToken token) {
        return RawMcp.at(
                URI.create("http://127.0.0.1:" + port + "/mcp"),
                Map.of("Authorization", "Bearer " + token.token()));
    }

    private static int copies(RawMcp client) {
        return client.call("get_protection", "{\"vps\":\"db-01\"}")
                .structured()
                .at("/backup/schedules/0/retentionCount")
                .asInt();
    }

    private int deleted(String session) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
                        .header("Authorization", "Bearer " + ada.token())
                        .header("Mcp-Session-Id", session)
                        .DELETE()
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
