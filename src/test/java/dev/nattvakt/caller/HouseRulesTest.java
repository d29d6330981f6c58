package dev.nattvakt.caller;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
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

    @ParameterizedTest(name = "{0} from {1} that asks by {2}, weakens {3}, approver {4}, slack {5}")
    @CsvSource(
            textBlock =
                    """
                    CALLER, REST,  '',               true,  true,  false, CALLER, CALLER
                    CALLER, MCP,   APP,              true,  true,  true,  CALLER, APP
                    CALLER, MCP,   APP,              true,  false, true,  CALLER, CALLER
                    CALLER, SLACK, SLACK,            true,  false, true,  CALLER, SLACK
                    SLACK,  MCP,   ELICITATION APP,  true,  true,  true,  SLACK,  SLACK
                    SLACK,  MCP,   ELICITATION,      false, true,  true,  CALLER, ELICITATION
                    PERSON, REST,  '',               true,  true,  false, PERSON, ''
                    PERSON, REST,  '',               true,  true,  true,  SLACK,  SLACK
                    PERSON, REST,  '',               false, true,  false, CALLER, CALLER
                    PERSON, MCP,   ELICITATION APP,  true,  true,  true,  PERSON, ELICITATION APP
                    PERSON, MCP,   ELICITATION,      true,  false, false, PERSON, ''
                    PERSON, MCP,   ELICITATION,      true,  false, true,  SLACK,  SLACK
                    PERSON, SLACK, SLACK,            true,  false, true,  PERSON, SLACK
                    """)
    void aPersonIsAskedWhereTheyCanBe(
            Approval approval,
            Door door,
            String asks,
            boolean weakens,
            boolean mayApprove,
            boolean slack,
            Approval needed,
            String ways) {
        HouseRules rules = new HouseRules(Confirm.WEAKENING, approval, false, slack);
        Call call = new Call(Caller.ANONYMOUS, door, Deadline.in(Call.TIME)).asking(waysOf(asks));

        assertThat(rules.needed(call, weakens, mayApprove))
                .isEqualTo(new NeededYes(needed, waysOf(ways)));
    }

    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    CALLER, CALLER,      true
                    CALLER, APP,         true
                    SLACK,  SLACK,       true
                    SLACK,  ELICITATION, false
                    SLACK,  CALLER,      false
                    PERSON, CALLER,      false
                    PERSON, ELICITATION, true
                    PERSON, APP,         true
                    PERSON, SLACK,       true
                    """)
    void takesAYes(Approval approval, ApprovalWay way, boolean takes) {
        assertThat(approval.accepts(way)).isEqualTo(takes);
    }

    @Test
    void adviceNamesSlackWhereItDecides() {
        Call call = new Call(Caller.ANONYMOUS, Door.MCP, Deadline.in(Call.TIME));

        assertThat(
                        new HouseRules(Confirm.WEAKENING, Approval.PERSON, false)
                                .waysToPerson(call.asking(Set.of(ApprovalWay.APP))))
                .containsExactly(ApprovalWay.APP);
        assertThat(
                        new HouseRules(Confirm.WEAKENING, Approval.PERSON, false, true)
                                .waysToPerson(call))
                .containsExactly(ApprovalWay.SLACK);
    }

    private static Set<ApprovalWay> waysOf(String words) {
        return Stream.of(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(ApprovalWay::valueOf)
                .collect(Collectors.toSet());
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
