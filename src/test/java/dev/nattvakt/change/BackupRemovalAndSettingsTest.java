package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;

import static dev.nattvakt.change.Situations.faults;
import static dev.nattvakt.change.Situations.ready;
import static dev.nattvakt.change.Situations.satisfied;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class BackupRemovalAndSettingsTest {

    private static final BackupStateBuilder TWO =
            backups(aSchedule().id("bks_1"), aSchedule().id("bks_2").weekly(MONDAY).off());

    @Test
    void removesTheOnlyScheduleWithoutItsId() {
        Change<Situation.Backups> change = ready(remove(null).in(situation(backups(aSchedule()))));

        assertThat(change.write())
                .isEqualTo(new Write.DeleteBackupSchedule(new ScheduleId("bks_1")));
        assertThat(change.before()).isEqualTo(aSchedule().build().fields());
        assertThat(change.after()).isEqualTo(Fields.NONE);
    }

    @Test
    void removesTheScheduleOfTheId() {
        Change<Situation.Backups> change = ready(remove("bks_2").in(situation(TWO)));

        assertThat(change.write())
                .isEqualTo(new Write.DeleteBackupSchedule(new ScheduleId("bks_2")));
    }

    @Test
    void asksWhichOfSeveral() {
        assertThat(faults(remove(null).in(situation(TWO))))
                .containsExactly(ArgumentProblem.missing("scheduleId", "one of bks_1, bks_2"));
    }

    @Test
    void hasNothingToRemoveWhereNothingIs() {
        assertThat(satisfied(remove(null).in(situation(backups()))).now()).isEqualTo(Fields.NONE);
        assertThat(satisfied(remove("bks_9").in(situation(TWO))).now()).isEqualTo(Fields.NONE);
    }

    @Test
    void cannotRemoveAScheduleWithoutAnId() {
        assertThat(faults(remove(null).in(situation(backups(aSchedule().unstated("id"))))))
                .extracting(
                        ArgumentProblem::argument,
                        ArgumentProblem::problem,
                        ArgumentProblem::missing)
                .containsExactly(
                        tuple("scheduleId", "HostUp states no usable id for this schedule", false));
    }

    @Test
    void isStillThereUnderAnotherId() {
        Change<Situation.Backups> change = ready(remove(null).in(situation(backups(aSchedule()))));

        assertThat(fieldsLeft(change, backups(aSchedule().id("bks_9"))))
                .isEqualTo(aSchedule().build().fields());
        assertThat(fieldsLeft(change, backups(aSchedule().id("bks_9").at(5))))
                .isEqualTo(Fields.NONE);
    }

    @Test
    void isGoneWhenOneOfTwoEqualOnesIs() {
        Change<Situation.Backups> change =
                ready(remove("bks_1").in(situation(backups(aSchedule(), aSchedule().id("bks_2")))));

        assertThat(fieldsLeft(change, backups(aSchedule().id("bks_9")))).isEqualTo(Fields.NONE);
        assertThat(fieldsLeft(change, backups(aSchedule().id("bks_8"), aSchedule().id("bks_9"))))
                .isEqualTo(aSchedule().build().fields());
    }

    private static Fields fieldsLeft(Change<Situation.Backups> change, BackupStateBuilder later) {
        return change.readBack().in(situation(later), Optional.empty()).fields();
    }

    @Test
    void offersTheScheduleBackWhereHostUpStatedItWhole() {
        Situation.Backups gone = situation(backups());

        Change.Seen whole =
                ready(remove(null).in(situation(backups(aSchedule()))))
                        .readBack()
                        .in(gone, Optional.empty());
        Change.Seen partial =
                ready(remove(null).in(situation(backups(aSchedule().unstated("hour")))))
                        .readBack()
                        .in(gone, Optional.empty());

        assertThat(whole.undo().map(step -> step.arguments().values().toString()))
                .contains("{vps=vps_1, frequency=daily, hour=2, retentionCount=3, enabled=true}");
        assertThat(partial.undo()).isEmpty();
    }

    @ParameterizedTest(name = "max {0}, auto delete {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    9,      , '{maxTotalBackups=5} -> {maxTotalBackups=9}'
                     , true , '{autoDeleteOldest=false} -> {autoDeleteOldest=true}'
                    9, true , '{maxTotalBackups=5, autoDeleteOldest=false} -> {maxTotalBackups=9, autoDeleteOldest=true}'
                    5, true , '{maxTotalBackups=5, autoDeleteOldest=false} -> {maxTotalBackups=5, autoDeleteOldest=true}'
                    """)
    void changesTheSettingsThatAreSaid(Integer most, Boolean autoDelete, String change) {
        Change<Situation.Backups> ready =
                ready(settings(most, autoDelete).in(situation(backups())));

        assertThat(ready.before().values() + " -> " + ready.after().values()).isEqualTo(change);
    }

    @ParameterizedTest(name = "max {0}, auto delete {1}")
    @CsvSource({"5,", ",false", "5,false"})
    void sendsNothingWhereTheSettingsAreSoAlready(Integer most, Boolean autoDelete) {
        Draft.Satisfied<?> satisfied =
                satisfied(
                        settings(most, autoDelete)
                                .in(situation(backups().canUpdate(GatesTest.SHUT))));

        assertThat(satisfied.subject()).isEqualTo(Subject.BACKUP_SETTINGS);
        assertThat(satisfied.now().isEmpty()).isFalse();
    }

    @Test
    void offersTheSettingsBackWhereHostUpStatedThem() {
        Situation.Backups later = situation(backups().slots(9, 0));

        Change.Seen stated =
                ready(settings(9, null).in(situation(backups())))
                        .readBack()
                        .in(later, Optional.empty());
        Change.Seen unstated =
                ready(settings(9, null).in(situation(backups().slotsUnstated())))
                        .readBack()
                        .in(later, Optional.empty());

        assertThat(stated.fields()).isEqualTo(Fields.of("maxTotalBackups", 9));
        assertThat(stated.undo().map(step -> step.arguments().values().toString()))
                .contains("{vps=vps_1, maxTotalBackups=5}");
        assertThat(unstated.undo()).isEmpty();
    }

    @Test
    void asksForAtLeastOneSetting() {
        assertThat(settings(null, null).problems())
                .allMatch(ArgumentProblem::missing)
                .extracting(ArgumentProblem::argument)
                .containsExactly("maxTotalBackups", "autoDeleteOldest");
        assertThat(settings(1, null).problems()).isEmpty();
        assertThat(settings(null, false).problems()).isEmpty();
    }

    @Test
    void aPatchWithoutASettingCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Write.SaveBackupSettings(Optional.empty(), Optional.empty()))
                .withMessage("backup settings: nothing to change");
    }

    @Test
    void ordersAreTheSameOnAnId() {
        VpsId id = new VpsId("vps_1");

        assertThat(remove("bks_2").on(id))
                .isEqualTo(new RemoveBackupSchedule("vps_1", ScheduleId.of("bks_2")));
        assertThat(settings(1, true).on(id))
                .isEqualTo(new SetBackupSettings("vps_1", Optional.of(1), Optional.of(true)));
        assertThat(remove("bks_2").problems()).isEqualTo(List.of());
    }

    @Test
    void cannotRemoveWhatCouldNotBeSeenToGo() {
        ScheduleBuilder nothingStated =
                aSchedule()
                        .unstated("frequency")
                        .unstated("hour")
                        .unstated("retentionCount")
                        .unstated("enabled");

        assertThat(faults(remove(null).in(situation(backups(nothingStated)))))
                .extracting(ArgumentProblem::argument)
                .containsExactly("scheduleId");
    }

    private static RemoveBackupSchedule remove(String id) {
        return new RemoveBackupSchedule("web-01", Optional.ofNullable(id).map(ScheduleId::new));
    }

    private static SetBackupSettings settings(Integer most, Boolean autoDelete) {
        return new SetBackupSettings(
                "web-01", Optional.ofNullable(most), Optional.ofNullable(autoDelete));
    }

    @Test
    void theMaximumThatIsSoAlreadyWarnsOfNothing() {
        SetBackupSettings both =
                new SetBackupSettings("web-01", Optional.of(5), Optional.of(false));

        assertThat(
                        ready(
                                        both.in(
                                                situation(
                                                        backups()
                                                                .slots(5, 0)
                                                                .autoDelete(Optional.of(true)))))
                                .warnings())
                .isEmpty();
    }
}
