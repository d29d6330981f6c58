package dev.nattvakt.slack.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlashCommandTest {

    private final Map<String, String> fields =
            new LinkedHashMap<>(
                    Map.of(
                            "api_app_id", "A123",
                            "team_id", "T123",
                            "team_domain", "forged",
                            "channel_id", "C123",
                            "user_id", "U123",
                            "user_name", "forged",
                            "command", "/backup",
                            "text", "web-01 daily 02:00 \"på natten\"",
                            "response_url", "https://hooks.slack.com/commands/T123/1/canary",
                            "trigger_id", "1.2.canary"));

    @Test
    void saysWhoWantsWhatAndWhereToAnswer() {
        SlashCommand command = read().orElseThrow();

        assertThat(command.teamId()).isEqualTo("T123");
        assertThat(command.enterpriseId()).isNull();
        assertThat(command.channelId()).isEqualTo("C123");
        assertThat(command.userId()).isEqualTo("U123");
        assertThat(command.command()).isEqualTo("/backup");
        assertThat(command.text()).isEqualTo("web-01 daily 02:00 \"på natten\"");
        assertThat(command.responseUrl()).isNotNull();
        assertThat(command).asString().doesNotContain("canary", "forged");
    }

    @Test
    void namesTheEnterprise() {
        fields.put("enterprise_id", "E9");

        assertThat(read()).get().extracting(SlashCommand::enterpriseId).isEqualTo("E9");
    }

    @Test
    void needsNeitherTextNorAnAddress() {
        fields.remove("text");
        fields.put("response_url", "");

        SlashCommand command = read().orElseThrow();

        assertThat(command.text()).isEmpty();
        assertThat(command.responseUrl()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team_id", "channel_id", "user_id", "command"})
    void cannotBeWithout(String field) {
        fields.remove(field);
        assertThat(read()).isEmpty();

        fields.put(field, "");
        assertThat(read()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "team_id, U123",
        "team_id, T",
        "team_id, t123",
        "team_id, 'T123,T456'",
        "team_id, T1234567890123456789012345678901",
        "enterprise_id, T123",
        "channel_id, U123",
        "channel_id, C12/3",
        "user_id, T123",
        "user_id, U12é",
        "user_id, *",
        "user_id, 'U123\n'",
        "command, backup",
        "command, /",
        "command, /Backup",
        "command, /back up",
        "response_url, https://127.0.0.1/commands/T1/2/3",
        "response_url, https://hooks.slack.com.evil.example/commands/T1/2/3"
    })
    void cannotBeWithSuchA(String field, String value) {
        fields.put(field, value);

        assertThat(read()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"channel_id, G123", "channel_id, D123", "user_id, W123", "command, /nattvakt"})
    void mayBeWithSuchA(String field, String value) {
        fields.put(field, value);

        assertThat(read()).isPresent();
    }

    private Optional<SlashCommand> read() {
        String body =
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return SlashCommand.of(FormBody.parse(body.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }
}
