package dev.nattvakt.slack.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

class UserGroupsTest {

    private static final String ONE = "{\"ok\":true,\"users\":[\"U1\"]}";
    private static final String TWO = "{\"ok\":true,\"users\":[\"U2\"]}";

    private final VirtualTime time = new VirtualTime();
    private final PlayedSlack slack = new PlayedSlack();
    private final SlackConnection connection = new SlackConnection(slack.line());
    private final List<String> troubles = new ArrayList<>();
    private final UserGroups groups =
            new UserGroups(
                    new SlackApi(connection, () -> new Secret("xoxb-canary"), time),
                    time,
                    troubles::add);

    @AfterEach
    void close() {
        connection.close();
        slack.close();
    }

    @Test
    void asksOnceInFiveMinutes() {
        slack.then(200, ONE).then(200, TWO);

        assertThat(has("S1", "U1")).isTrue();
        time.advance(Duration.ofMinutes(5).minusNanos(1));
        assertThat(has("S1", "U1")).isTrue();
        assertThat(has("S1", "U2")).isFalse();
        assertThat(slack.posts()).hasSize(1);

        time.advance(Duration.ofNanos(1));
        assertThat(has("S1", "U1")).isFalse();
        assertThat(has("S1", "U2")).isTrue();
        assertThat(slack.posts()).hasSize(2);
    }

    @Test
    void keepsGroupsApart() {
        slack.then(200, ONE).then(200, TWO);

        assertThat(has("S1", "U1")).isTrue();
        assertThat(has("S2", "U1")).isFalse();
        assertThat(has("S2", "U2")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"ok\":false,\"error\":\"missing_scope\"}",
                "{\"ok\":true}",
                "{\"ok\":true,\"users\":\"U1\"}",
                "{\"ok\":true,\"users\":{\"a\":\"U1\"}}"
            })
    void letsNobodyInWhenSlackDoesNotSay(String body) {
        slack.then(200, ONE).then(200, body).then(200, ONE);
        assertThat(has("S1", "U1")).isTrue();

        time.advance(Duration.ofMinutes(5));
        assertThat(has("S1", "U1")).isFalse();
        time.advance(Duration.ofSeconds(29));
        assertThat(has("S1", "U1")).isFalse();
        assertThat(slack.posts()).hasSize(2);

        time.advance(Duration.ofSeconds(1));
        assertThat(has("S1", "U1")).isTrue();
    }

    @Test
    void letsNobodyInWhenSlackCannotBeReached() {
        slack.close();

        assertThat(has("S1", "U1")).isFalse();
    }

    @Test
    void asksAgainWhenTheClockIsSetBack() {
        slack.then(200, ONE).then(200, TWO);
        assertThat(has("S1", "U1")).isTrue();

        time.setWallClock(VirtualTime.START.minusSeconds(3_600));

        assertThat(has("S1", "U1")).isFalse();
    }

    @Test
    void saysOnceWhySlackDoesNotSay() {
        String no = "{\"ok\":false,\"error\":\"missing_scope\"}";
        slack.then(200, no).then(200, no).then(200, ONE).then(200, no);

        for (int i = 0; i < 4; i++) {
            UserGroups.Membership membership = of("S1", "U1");
            assertThat(membership)
                    .isEqualTo(i == 2 ? UserGroups.Membership.IN : UserGroups.Membership.UNKNOWN);
            time.advance(Duration.ofMinutes(5));
        }

        assertThat(troubles).containsExactly("missing_scope", "missing_scope");
    }

    /// Both ids fall into one bin of a map, which a lookup within another's would find locked.
    @Test
    void whoAsksAboutOneGroupDoesNotWaitForAnother() {
        String other = "S" + (char) ('1' + 16);
        List<UserGroups.Membership> meanwhile = new ArrayList<>();
        slack.then(200, "{\"ok\":false,\"error\":\"missing_scope\"}").then(200, ONE);
        List<UserGroups> asked = new ArrayList<>();
        UserGroups both =
                new UserGroups(
                        new SlackApi(connection, () -> new Secret("xoxb-canary"), time),
                        time,
                        _ ->
                                meanwhile.add(
                                        asked.getFirst()
                                                .of(
                                                        other,
                                                        "U1",
                                                        time.deadline(Duration.ofSeconds(30)))));
        asked.add(both);

        both.of("S1", "U1", time.deadline(Duration.ofSeconds(30)));

        assertThat(meanwhile).containsExactly(UserGroups.Membership.IN);
    }

    private boolean has(String group, String user) {
        return of(group, user) == UserGroups.Membership.IN;
    }

    private UserGroups.Membership of(String group, String user) {
        return groups.of(group, user, time.deadline(Duration.ofSeconds(30)));
    }
}
