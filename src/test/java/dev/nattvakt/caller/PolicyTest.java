package dev.nattvakt.caller;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyTest {

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
        Policy policy = new Policy(confirm, false);
        Caller caller = new Caller("anna", role, Servers.ALL);

        assertThat(policy.asksFirst(caller, weakens)).isEqualTo(asks);
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
        Caller caller = new Caller("anna", role, Servers.ALL);

        assertThat(caller.may(needed)).isEqualTo(may);
    }
}
