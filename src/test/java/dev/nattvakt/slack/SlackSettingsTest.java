package dev.nattvakt.slack;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SlackSettingsTest {

    private static final Map<String, String> WHOLE =
            Map.of(
                    "signing-secret", "a-secret-for-tests",
                    "bot-token", "xoxb-for-tests",
                    "teams", "T1",
                    "approvers", "U0ANNA",
                    "approval-channel", "C1");

    @Test
    void isOffWithoutAnything() {
        assertThat(settings(Map.of(), Approval.CALLER)).isInstanceOf(SlackSettings.Off.class);
    }

    @Test
    void isOnWithAll() {
        assertThat(settings(WHOLE, Approval.SLACK)).isInstanceOf(SlackSettings.On.class);
    }

    @ParameterizedTest
    @CsvSource({"nothing, true", "bot-token, false", "approval-channel, false", "approvers, false"})
    void takesApprovalsWithAChannelATokenAndApprovers(String left, boolean takes) {
        Map<String, String> options = new HashMap<>(WHOLE);
        options.remove(left);
        options.put("viewers", "U0ANNA");

        assertThat(settings(options, Approval.PERSON))
                .isInstanceOfSatisfying(
                        SlackSettings.On.class,
                        on -> assertThat(on.takesApprovals()).isEqualTo(takes));
    }

    @ParameterizedTest
    @CsvSource({
        "bot-token, xoxb-1",
        "bot-token-file, /run/token",
        "teams, T1",
        "viewers, U0ANNA",
        "operators, U0ANNA",
        "approvers, U0ANNA",
        "channels, C1",
        "approval-channel, C1"
    })
    void whoeverMeansToOpenTheDoorIsToldThatItStaysShut(String option, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(option, value), Approval.CALLER))
                .withMessageContaining("NATTVAKT_SLACK_SIGNING_SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approvals", "#ops", "D1", "U0ANNA", "c1"})
    void theApprovalChannelIsNamedByItsId(String channel) {
        Map<String, String> options = new HashMap<>(WHOLE);
        options.put("approval-channel", channel);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(options, Approval.SLACK))
                .withMessageContaining("NATTVAKT_SLACK_APPROVAL_CHANNEL is not the id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signing-secret", "bot-token", "approvers", "approval-channel"})
    void peopleInSlackCannotBeAskedWithout(String option) {
        Map<String, String> options = new HashMap<>(WHOLE);
        options.remove(option);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(options, Approval.SLACK))
                .withMessageContaining("NATTVAKT_");
    }

    @Test
    void peopleInSlackCannotBeAskedWhereNothingListens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(WHOLE, Approval.SLACK, false))
                .withMessageContaining("stdio");
        assertThat(settings(WHOLE, Approval.CALLER, false)).isInstanceOf(SlackSettings.On.class);
    }

    private static SlackSettings settings(Map<String, String> options, Approval approval) {
        return settings(options, approval, true);
    }

    private static SlackSettings settings(
            Map<String, String> options, Approval approval, boolean port) {
        Map<String, String> values = new HashMap<>();
        options.forEach((option, value) -> values.put("nattvakt.slack." + option, value));
        return SlackSettings.of(
                new SmallRyeConfigBuilder()
                        .withMapping(SlackConfig.class)
                        .withDefaultValues(values)
                        .build()
                        .getConfigMapping(SlackConfig.class),
                false,
                approval,
                port);
    }
}
