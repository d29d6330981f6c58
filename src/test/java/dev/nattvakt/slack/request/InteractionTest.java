package dev.nattvakt.slack.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InteractionTest {

    /// As Slack sends it, fields that we do not read included.
    private static final String PRESSED =
            """
            {"type":"block_actions",
             "user":{"id":"U123","username":"forged","name":"forged","team_id":"T123"},
             "api_app_id":"A123","token":"canary",
             "container":{"type":"message","message_ts":"1548261231.000200",
                          "channel_id":"C123","is_ephemeral":true},
             "trigger_id":"12321423423.333649436676.canary",
             "team":{"id":"T123","domain":"forged"},
             "enterprise":null,"is_enterprise_install":false,
             "channel":{"id":"C123","name":"forged"},
             "message":{"bot_id":"B123","type":"message","text":"Keep 3?","ts":"1548261231.000200",
                        "blocks":[{"type":"rich_text","elements":[{"type":"rich_text_list",
                        "elements":[{"type":"rich_text_section","elements":[{"type":"text"}]}]}]}]},
             "state":{"values":{}},
             "response_url":"https://hooks.slack.com/actions/T123/1/canary",
             "actions":[{"action_id":"confirm","block_id":"=qXel",
                         "text":{"type":"plain_text","text":"Confirm","emoji":true},
                         "value":"plan-token","type":"button","action_ts":"1548426417.840180"}]}\
            """;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void saysWhoPressedWhatAndWhere() {
        Interaction pressed = read(PRESSED).orElseThrow();

        assertThat(pressed.teamId()).isEqualTo("T123");
        assertThat(pressed.enterpriseId()).isNull();
        assertThat(pressed.userTeamId()).isEqualTo("T123");
        assertThat(pressed.userId()).isEqualTo("U123");
        assertThat(pressed.channelId()).isEqualTo("C123");
        assertThat(pressed.actionId()).isEqualTo("confirm");
        assertThat(pressed.value()).isEqualTo("plan-token");
        assertThat(pressed.responseUrl()).isNotNull();
        assertThat(pressed).asString().doesNotContain("canary", "forged");
    }

    @Test
    void tellsAStranger() {
        Interaction pressed = read(with("/user/team_id", "\"T999\"")).orElseThrow();

        assertThat(pressed.teamId()).isEqualTo("T123");
        assertThat(pressed.userTeamId()).isEqualTo("T999");
    }

    @Test
    void homeMayBeAnOrganisation() {
        Interaction pressed = read(with("/user/team_id", "\"E9\"")).orElseThrow();

        assertThat(pressed.userTeamId()).isEqualTo("E9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"/enterprise; {\"id\":\"E9\",\"name\":\"x\"}", "/team/enterprise_id; \"E9\""})
    void namesTheEnterprise(String where, String value) {
        assertThat(read(with(where, value)))
                .get()
                .extracting(Interaction::enterpriseId)
                .isEqualTo("E9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/type; \"view_submission\"",
                "/type; null",
                "/team; null",
                "/team/id; \"U123\"",
                "/team/id; [\"T123\"]",
                "/user/id; 123",
                "/user/id; \"T123\"",
                "/user/team_id; null",
                "/user/team_id; \"U123\"",
                "/channel; null",
                "/channel/id; \"\"",
                "/container/type; \"view\"",
                "/enterprise; {\"id\":\"T123\"}",
                "/actions; []",
                "/actions; {}",
                "/actions; [{\"type\":\"button\",\"action_id\":\"a\"},{\"type\":\"button\",\"action_id\":\"a\"}]",
                "/actions; [{\"type\":\"overflow\",\"action_id\":\"a\"}]",
                "/actions; [{\"type\":\"button\",\"action_id\":\"\"}]",
                "/actions; [{\"type\":\"button\",\"action_id\":\"a\",\"value\":{}}]",
                "/response_url; \"https://evil.example/actions/T1/2/3\"",
                "/response_url; 7"
            })
    void cannotBeWithSuchA(String where, String value) {
        assertThat(read(with(where, value))).isEmpty();
    }

    @Test
    void cannotBeLongerThanSlackMakesIt() {
        assertThat(read(pressed("a".repeat(255), "v".repeat(2_000)))).isPresent();
        assertThat(read(pressed("a".repeat(256), "v"))).isEmpty();
        assertThat(read(pressed("a", "v".repeat(2_001)))).isEmpty();
    }

    @Test
    void mayBeWithoutAValueOrAnAddress() {
        Interaction pressed =
                read(with("/actions", "[{\"type\":\"button\",\"action_id\":\"a\"}]")).orElseThrow();
        assertThat(pressed.value()).isEmpty();

        assertThat(read(with("/response_url", "null")).orElseThrow().responseUrl()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"block_actions\"",
                "{\"type\":\"block_actions\"}",
                "{\"type\":\"block_actions\",\"type\":\"block_actions\"}",
                "{",
                "{}{}",
                "{\"type\":NaN}",
                "{\"type\":1e400}"
            })
    void refusesWhatIsNoPressedButton(String payload) {
        assertThat(read(payload)).isEmpty();
    }

    @Test
    void refusesWhatOnlyAnAttackerWrites() {
        assertThat(read(PRESSED.replaceFirst("\\{", "{\"type\":\"block_actions\","))).isEmpty();
        assertThat(read(PRESSED + "{}")).isEmpty();
        assertThat(read(with("/state", "[".repeat(33) + "]".repeat(33)))).isEmpty();
        assertThat(read("[".repeat(10_000))).isEmpty();
    }

    @Test
    void refusesAFormWithoutAPayload() {
        assertThat(
                        Interaction.of(
                                FormBody.parse("a=b".getBytes(StandardCharsets.UTF_8))
                                        .orElseThrow()))
                .isEmpty();
    }

    private static String pressed(String actionId, String value) {
        return with(
                "/actions",
                "[{\"type\":\"button\",\"action_id\":\"%s\",\"value\":\"%s\"}]"
                        .formatted(actionId, value));
    }

    private static String with(String where, String value) {
        try {
            JsonNode json = MAPPER.readTree(PRESSED);
            JsonPointer pointer = JsonPointer.compile(where);
            ((ObjectNode) json.at(pointer.head()))
                    .set(pointer.last().getMatchingProperty(), MAPPER.readTree(value));
            return json.toString();
        } catch (JsonProcessingException mistake) {
            throw new AssertionError(mistake);
        }
    }

    private static Optional<Interaction> read(String payload) {
        String body = "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
        return Interaction.of(FormBody.parse(body.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }
}
