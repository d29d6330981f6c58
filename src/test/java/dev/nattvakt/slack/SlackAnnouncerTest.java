package dev.nattvakt.slack;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.slack.api.PlayedSlack;
import dev.nattvakt.slack.request.SigningSecrets;
import dev.nattvakt.words.Words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SlackAnnouncerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ADDRESS = "https://hooks.slack.com/services/T1/B2/canary";
    private static final List<Words> LINES =
            List.of(
                    Words.of("").quote("<!channel> db-01").text(" is failing."),
                    Words.of("The watch is alive."));

    private final PlayedSlack slack = new PlayedSlack();

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void speaksThroughTheIncomingWebhook() throws Exception {
        try (SlackAnnouncer voice = voice(Optional.of(ADDRESS), new SlackSettings.Off())) {
            assertThat(voice.announce(LINES)).isTrue();
            assertThat(voice).asString().doesNotContain("canary");
        }

        PlayedSlack.Posted post = slack.posts().getFirst();
        assertThat(post.host()).isEqualTo("hooks.slack.com");
        assertThat(post.path()).isEqualTo("/services/T1/B2/canary");
        assertThat(post.authorization()).isNull();
        JsonNode message = MAPPER.readTree(post.body());
        assertThat(message.path("text").asText())
                .contains("is failing", "The watch is alive", "Sandbox")
                .doesNotContain("<!channel>");
        assertThat(message.has("response_type")).isFalse();
    }

    @Test
    void elseTheBotSpeaksInTheApprovalChannel() throws Exception {
        try (SlackAnnouncer voice = voice(Optional.empty(), settings())) {
            assertThat(voice.announce(LINES)).isTrue();
        }

        PlayedSlack.Posted post = slack.posts().getFirst();
        assertThat(post.path()).isEqualTo("/api/chat.postMessage");
        assertThat(post.authorization()).isEqualTo("Bearer bot");
        assertThat(MAPPER.readTree(post.body()).path("channel").asText()).isEqualTo("C0APPROVE");
    }

    @Test
    void saysWhenNobodyHeard() {
        slack.then(404, "no_service");
        try (SlackAnnouncer voice = voice(Optional.of(ADDRESS), new SlackSettings.Off())) {
            assertThat(voice.announce(LINES)).isFalse();
        }
        slack.then(200, "{\"ok\":false,\"error\":\"not_in_channel\"}");
        try (SlackAnnouncer voice = voice(Optional.empty(), settings())) {
            assertThat(voice.announce(LINES)).isFalse();
        }
    }

    @Test
    void thereIsNoneWithoutAWayToSpeak() {
        assertThat(
                        SlackAnnouncer.of(
                                Optional.empty(),
                                new SlackSettings.Off(),
                                slack.line(),
                                MAPPER,
                                true))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.slack.com/services/T1/B2/canary",
                "https://hooks.slack.com.evil.example/services/T1/B2/canary",
                "https://user@hooks.slack.com/services/T1/B2/canary",
                "https://hooks.slack.com:8443/services/T1/B2/canary",
                "https://hooks.slack.com/services/T1/../canary",
                "https://hooks.slack.com/services/T1/B2/canary/more",
                "https://hooks.slack.com/commands/T1/B2/canary",
                "https://127.0.0.1/services/T1/B2/canary"
            })
    void anyOtherAddressIsRefusedAndNotRepeated(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> voice(Optional.of(address), new SlackSettings.Off()).close())
                .withMessageNotContaining("canary");
    }

    private SlackAnnouncer voice(Optional<String> address, SlackSettings settings) {
        return SlackAnnouncer.of(address.map(Secret::new), settings, slack.line(), MAPPER, true)
                .orElseThrow();
    }

    private static SlackSettings settings() {
        SlackConfig nobody =
                new SmallRyeConfigBuilder()
                        .withMapping(SlackConfig.class)
                        .build()
                        .getConfigMapping(SlackConfig.class);
        return new SlackSettings.On(
                () -> new SigningSecrets(List.of(new Secret("s"))),
                Optional.of(() -> new Secret("bot")),
                Set.of(),
                Set.of(),
                Grants.of(nobody),
                Optional.of("C0APPROVE"),
                true);
    }
}
