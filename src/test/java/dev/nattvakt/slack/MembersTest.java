package dev.nattvakt.slack;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.slack.api.UserGroups.Membership;

import static org.assertj.core.api.Assertions.assertThat;

class MembersTest {

    @ParameterizedTest(name = "of {0} in {1} of {2}, where {3} may: {4}")
    @CsvSource(
            textBlock =
                    """
                    T1, T1, ,   T1, true
                    T2, T1, ,   T1, false
                    T1, T2, ,   T1, false
                    T1, T1, E1, E1, true
                    E1, T1, E1, E1, true
                    E1, T2, E1, E1, true
                    E1, T1, E1, T1, false
                    E2, T1, E1, E1, false
                    E2, T2, E2, E1, false
                    T2, T1, E1, E1, false
                    """)
    void strangersStayOutside(
            String home, String place, String organisation, String team, boolean in) {
        Members members = members(team, Membership.OUT);

        assertThat(members.admit(person(home, place, organisation)))
                .isInstanceOf(in ? Members.Admission.In.class : Members.Admission.Out.class);
    }

    @Test
    void isTheSamePersonWhicheverWayTheHomeIsNamed() {
        assertThat(person("E1", "T1", "E1").name()).isEqualTo(person("T1", "T1", "E1").name());
    }

    @Test
    void saysWhenGroupsAreUnknown() {
        SlackUser stranger = new SlackUser("U0OTHER", "T1", "T1", Optional.empty(), "C1");

        assertThat(members("T1", Membership.UNKNOWN).admit(stranger))
                .isEqualTo(new Members.Admission.Unknown());
        assertThat(members("T1", Membership.OUT).admit(stranger))
                .isEqualTo(new Members.Admission.Out());
        assertThat(members("T1", Membership.UNKNOWN).admit(person("T1", "T1", null)))
                .isInstanceOf(Members.Admission.In.class);
    }

    private static Members members(String team, Membership membership) {
        SlackConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(SlackConfig.class)
                        .withDefaultValues(
                                Map.of(
                                        "nattvakt.slack.viewers",
                                        "U0VERA,S0OPS",
                                        "nattvakt.slack.teams",
                                        team))
                        .build()
                        .getConfigMapping(SlackConfig.class);
        return new Members(Set.of(team), Set.of(), Grants.of(config), false, (_, _) -> membership);
    }

    private static SlackUser person(String home, String place, String organisation) {
        return new SlackUser("U0VERA", home, place, Optional.ofNullable(organisation), "C1");
    }
}
