package dev.nattvakt.change;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.Requesters;
import dev.nattvakt.change.plan.UsedPlans;
import dev.nattvakt.schedule.ScheduleBuilder;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;

/// What a plan remembers, and what is remembered of plans.
class PlanTest {

    @Test
    void equalSituationsHaveEqualFingerprintsInAnyOrder() {
        ScheduleBuilder one = aSchedule().id("bks_1");
        ScheduleBuilder two = aSchedule().id("bks_2").off();

        assertThat(Plan.fingerprint(situation(backups(one, two))))
                .isEqualTo(Plan.fingerprint(situation(backups(two, one))))
                .matches("[A-Za-z0-9_-]{12}");
        assertThat(Plan.fingerprint(situation(backups(one))))
                .isNotEqualTo(Plan.fingerprint(situation(backups(two))));
        assertThat(Plan.fingerprint(situation(snapshots().every(6))))
                .isNotEqualTo(Plan.fingerprint(situation(snapshots().offEvery(6))));
    }

    @Test
    void usedPlansAreForgottenWhenTheyHaveExpired() {
        VirtualTime time = new VirtualTime();
        UsedPlans used = new UsedPlans(time);
        Plan first = plan("p1", time.instant().plusSeconds(60));
        Plan second = plan("p2", time.instant().plusSeconds(600));

        assertThat(used.use(first)).isTrue();
        assertThat(used.use(first)).isFalse();
        time.advance(seconds(60));
        assertThat(used.isUsed(first)).isTrue();
        assertThat(used.use(second)).isTrue();
        assertThat(used.isUsed(first)).isTrue();
        time.advance(seconds(1));
        assertThat(used.use(second)).isFalse();
        assertThat(used.isUsed(first)).isFalse();
    }

    @Test
    void theWholeNamesOfTheLastThousandRequestersAreKnown() {
        Requesters requesters = new Requesters();
        for (int made = 0; made < 1_000; made++) {
            requesters.keep(planBy("p" + made, "annabel"));
        }
        assertThat(requesters.of(planBy("p0", "anna…"))).isEqualTo("annabel");

        requesters.keep(planBy("p1000", "annabel"));

        assertThat(requesters.of(planBy("p0", "anna…"))).isEqualTo("anna…");
        assertThat(requesters.of(planBy("p1", "anna…"))).isEqualTo("annabel");
        assertThat(requesters.of(planBy("p1000", "anna…"))).isEqualTo("annabel");
    }

    private static Plan plan(String id, Instant expiresAt) {
        return new Plan(id, anOrder().build(), "anna", "f", expiresAt, false);
    }

    private static Plan planBy(String id, String requester) {
        return new Plan(id, anOrder().build(), requester, "f", VirtualTime.START, false);
    }
}
