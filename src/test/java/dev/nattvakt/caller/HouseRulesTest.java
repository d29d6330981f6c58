package dev.nattvakt.caller;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;

class HouseRulesTest {

    private static final Vps WEB =
            new Vps(new VpsId("vps_1"), Optional.of("web-01"), Optional.empty(), Optional.empty());

    @ParameterizedTest(name = "{0}: {1}, weakens {2} -> asks {3}")
    @CsvSource(
            textBlock =
                    """
                    ALWAYS,    OPERATOR, true,  true
                    ALWAYS,    OPERATOR, false, true
                    ALWAYS,    APPROVER, true,  true
                    ALWAYS,    APPROVER, false, true
                    WEAKENING, OPERATOR, true,  true
                    WEAKENING, OPERATOR, false, false
                    WEAKENING, APPROVER, true,  true
                    WEAKENING, APPROVER, false, false
                    NEVER,     OPERATOR, true,  true
                    NEVER,     OPERATOR, false, false
                    NEVER,     APPROVER, true,  false
                    NEVER,     APPROVER, false, false
                    """)
    void asksFirst(Confirm confirm, Role role, boolean weakens, boolean asks) {
        HouseRules rules = new HouseRules(confirm, Approval.CALLER, false);
        Caller caller = new Caller("anna", role, ServerFilter.ALL);

        assertThat(rules.asksFirst(caller, Door.REST, WEB, weakens)).isEqualTo(asks);
    }

    @ParameterizedTest(name = "{0} from {1}, weakens {2} -> asks in Slack {3}")
    @CsvSource(
            textBlock =
                    """
                    CALLER, REST,  true,  false
                    CALLER, SLACK, true,  false
                    SLACK,  REST,  true,  true
                    SLACK,  MCP,   true,  true
                    SLACK,  STDIO, true,  true
                    SLACK,  REST,  false, false
                    SLACK,  SLACK, true,  false
                    """)
    void asksPeopleInSlack(Approval approval, Door door, boolean weakens, boolean inSlack) {
        HouseRules rules = new HouseRules(Confirm.NEVER, approval, false);

        assertThat(rules.asksFirst(Caller.ANONYMOUS, door, WEB, weakens)).isEqualTo(inSlack);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    VIEWER,   web-01, true
                    OPERATOR, web-01, true
                    APPROVER, web-01, false
                    VIEWER,   db-01,  true
                    OPERATOR, db-01,  false
                    VIEWER,   log-01, false
                    """)
    void aRoleHoldsWhereItWasGranted(Role role, String server, boolean may) {
        Caller caller =
                new Caller(
                        "anna",
                        List.of(
                                new Caller.Grant(
                                        Role.VIEWER, new ServerFilter(List.of("web-*", "db-*"))),
                                new Caller.Grant(
                                        Role.OPERATOR, new ServerFilter(List.of("web-*")))));
        Vps vps =
                new Vps(
                        new VpsId("vps_2"),
                        Optional.of(server),
                        Optional.empty(),
                        Optional.empty());

        assertThat(caller.may(role, vps)).isEqualTo(may);
    }

    @ParameterizedTest(name = "{0} may {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    VIEWER,   VIEWER,   true
                    VIEWER,   OPERATOR, false
                    VIEWER,   APPROVER, false
                    OPERATOR, VIEWER,   true
                    OPERATOR, OPERATOR, true
                    OPERATOR, APPROVER, false
                    APPROVER, VIEWER,   true
                    APPROVER, OPERATOR, true
                    APPROVER, APPROVER, true
                    """)
    void everyRoleIncludesTheOnesBeforeIt(Role role, Role needed, boolean may) {
        Caller caller = new Caller("anna", role, ServerFilter.ALL);

        assertThat(caller.may(needed)).isEqualTo(may);
    }
}
