package dev.nattvakt;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// A simulator whose days take a second: its schedules and our verdicts agree, and people keep
/// their time.
@QuarkusTest
@TestProfile(FastTimeTest.DayASecond.class)
class FastTimeTest {

    public static final class DayASecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("nattvakt.sandbox.clock-speed", "86400");
        }
    }

    @BeforeEach
    void newFleet() {
        FreshFleet.begin();
    }

    /// By HostUp's time the fifteen minutes of a plan are over in some milliseconds.
    @Test
    void aPlanLivesInTheTimeOfPeople() {
        String token =
                call("set_backup_schedule", "{\"vps\":\"db-01\",\"enabled\":false}", "plan.token");

        String outcome = call("apply_plan", "{\"planToken\":\"" + token + "\"}", "outcome");

        assertThat(outcome).isEqualTo("verified");
    }

    @Test
    void aScheduleThatRunsIsNeverOverdue() {
        assertThat(call("get_protection", "{\"vps\":\"db-01\"}", "verdict"))
                .isNotIn("overdue", "never_ran", "unknown");
    }

    private static String call(String tool, String arguments, String path) {
        return given().contentType("application/json")
                .body(arguments)
                .post("/tools/" + tool)
                .path(path);
    }
}
