package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.stated.BackupStateBuilder;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.blocked;
import static dev.nattvakt.change.Situations.faults;
import static dev.nattvakt.change.Situations.ready;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

class RetentionFitTest {

    @ParameterizedTest(name = "{0} slots, {1} manual, {2} copies now, {3} asked: {4}")
    @CsvSource(
            textBlock =
                    """
                    5, 1,  , 4, fits
                    5, 1,  , 5, at most 4
                    5, 1, 3, 4, fits
                    5, 1, 3, 5, at most 4
                    5, 1, 5, 6, at most 4
                    5, 1, 6, 5, fits
                    5, 1, 5, 5, fits
                    3, 3,  , 1, at most 0
                    2, 3,  , 1, at most 0
                    """)
    void copiesFitTheSlotsThatManualBackupsLeaveButOnlyWhenTheyRise(
            int total, int manual, Integer now, int asked, String verdict) {
        BackupStateBuilder state =
                (now == null ? backups() : backups(aSchedule().keeping(now).at(7)))
                        .slots(total, manual);

        Draft<?> draft = aCompleteOrder().keep(asked).build().in(situation(state));

        assertThat(
                        draft instanceof Draft.Blocked<?>(Refusal.NoRoom room)
                                ? "at most " + room.most()
                                : "fits")
                .isEqualTo(verdict);
    }

    @Test
    void risesFromAnUnstatedCount() {
        ScheduleBuilder unstated = aSchedule().unstated("retentionCount");

        Refusal refusal =
                blocked(anOrder().keep(9).build().in(situation(backups(unstated).slots(5, 0))));

        assertThat(refusal.code()).isEqualTo("retention_over_slots");
    }

    @Test
    void proposesTheSameCallWithTheCopiesThatFit() {
        OrderBuilder order =
                anOrder()
                        .weekly(TUESDAY)
                        .hour(3)
                        .keep(7)
                        .enabled(true)
                        .named("Weekly")
                        .in("Europe/Stockholm");

        Refusal refusal = blocked(order.build().in(situation(backups().slots(5, 1))));

        assertThat(refusal)
                .isEqualTo(
                        new Refusal.NoRoom(
                                7,
                                new Slots.Bounded(5, 1),
                                4,
                                Optional.of(
                                        new NextStep(
                                                "set_backup_schedule",
                                                Fields.of("vps", "vps_1")
                                                        .with("frequency", "weekly")
                                                        .with("hour", 3)
                                                        .with("dayOfWeek", 2)
                                                        .with("enabled", true)
                                                        .with("name", "Weekly")
                                                        .with("timeZone", "Europe/Stockholm")
                                                        .with("retentionCount", 4)))));
    }

    @Test
    void theProposalIsTheCallersOwnWordsAndNoMore() {
        Refusal refusal =
                blocked(
                        anOrder()
                                .day(15)
                                .keep(9)
                                .build()
                                .in(situation(backups(aSchedule().monthly(1)).slots(5, 1))));

        assertThat(refusal.remedy().map(NextStep::arguments))
                .contains(
                        Fields.of("vps", "vps_1").with("dayOfMonth", 15).with("retentionCount", 4));
    }

    @Test
    void proposesToAskForSlotsWhereNoneIsLeft() {
        Refusal refusal =
                blocked(aCompleteOrder().keep(2).build().in(situation(backups().slots(1, 1))));

        assertThat(refusal.remedy())
                .contains(
                        new NextStep(
                                "preview_capacity",
                                Fields.of("vps", "vps_1").with("backupSlots", 2)));
    }

    @Test
    void proposesOneCopyWhereJustOneFits() {
        Refusal refusal =
                blocked(aCompleteOrder().keep(2).build().in(situation(backups().slots(2, 1))));

        assertThat(refusal.remedy())
                .contains(
                        new NextStep(
                                "set_backup_schedule",
                                Fields.of("vps", "vps_1")
                                        .with("frequency", "daily")
                                        .with("hour", 2)
                                        .with("retentionCount", 1)));
    }

    @Test
    void unstatedSlotsWarnAndGoAhead() {
        Change<Situation.Backups> change =
                ready(aCompleteOrder().keep(99).build().in(situation(backups().slotsUnstated())));

        assertThat(change.warnings()).isEqualTo(List.of(new Warning.LimitsUnstated()));
    }

    @Test
    void unstatedSlotsDoNotMatterWhereCopiesDoNotRise() {
        Change<Situation.Backups> change =
                ready(
                        anOrder()
                                .hour(5)
                                .build()
                                .in(situation(backups(aSchedule()).slotsUnstated())));

        assertThat(change.warnings()).isEmpty();
    }

    @Test
    void theGateIsAskedBeforeTheSlots() {
        Refusal refusal =
                blocked(
                        aCompleteOrder()
                                .keep(9)
                                .build()
                                .in(situation(backups().slots(1, 1).canCreate(GatesTest.SHUT))));

        assertThat(refusal.code()).isEqualTo("pending_order");
    }

    @Test
    void whereNoCopyFitsAtAllNoArgumentIsAskedFor() {
        Refusal refusal = blocked(anOrder().hour(2).build().in(situation(backups().slots(1, 1))));

        assertThat(refusal)
                .isEqualTo(
                        new Refusal.NoRoom(
                                1,
                                new Slots.Bounded(1, 1),
                                0,
                                Optional.of(
                                        new NextStep(
                                                "preview_capacity",
                                                Fields.of("vps", "vps_1")
                                                        .with("backupSlots", 1)))));
    }

    @Test
    void whereCopiesAreKeptAlreadyTheCountIsAskedForWithoutRoomForMore() {
        BackupStateBuilder full = backups(aSchedule().unstated("retentionCount")).slots(1, 1);

        assertThat(faults(anOrder().hour(5).build().in(situation(full))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.argument()).isEqualTo("retentionCount");
                    assertThat(problem.fix()).contains("1 or more copies");
                });
    }
}
