package dev.nattvakt.change;

import org.junit.jupiter.api.Test;

import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.schedule.ScheduleBuilder;

import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;

/// What a plan remembers of its situation.
class PlanTest {

    @Test
    void equalSituationsHaveEqualFingerprintsInAnyOrder() {
        ScheduleBuilder one = aSchedule().id("bks_1");
        ScheduleBuilder two = aSchedule().id("bks_2").off();

        assertThat(PlannedChange.fingerprint(situation(backups(one, two))))
                .isEqualTo(PlannedChange.fingerprint(situation(backups(two, one))))
                .hasSize(64);
        assertThat(PlannedChange.fingerprint(situation(backups(one))))
                .isNotEqualTo(PlannedChange.fingerprint(situation(backups(two))));
        assertThat(PlannedChange.fingerprint(situation(snapshots().every(6))))
                .isNotEqualTo(PlannedChange.fingerprint(situation(snapshots().offEvery(6))));
    }
}
