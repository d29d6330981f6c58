package dev.nattvakt.schedule;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// Slots, settings and the smallest and largest of what can be wanted.
class SlotLimitsTest {

    @ParameterizedTest(name = "{0} slots, {1} manual: at most {2} copies")
    @CsvSource({"5, 1, 4", "5, 0, 5", "5, 5, 0", "3, 4, 0", "0, 0, 0"})
    void keepsFreeWhatManualBackupsHold(int total, int manual, int most) {
        assertThat(new Slots.Bounded(total, manual).mostCopies()).contains(most);
        assertThat(new Slots.Counted(total, manual, 9, 9).mostCopies()).contains(most);
    }

    @Test
    void onlyCountedSlotsAreKnownToBeFree() {
        assertThat(new Slots.Counted(5, 1, 2, 2).unused()).contains(2);
        assertThat(new Slots.Bounded(5, 1).unused()).isEmpty();
        assertThat(new Slots.Limited(5).unused()).isEmpty();
        assertThat(Slots.UNSTATED.unused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 2147483647, 2147483647, , 0",
        "2147483647, 1, 2, , 2147483644",
        "2147483647, 2147483647, 2147483647, , 0"
    })
    void numbersThatNobodyCouldMeanAddUpAllTheSame(
            Integer total, Integer manual, Integer scheduled, Integer free, int unused) {
        Slots slots =
                Slots.of(
                        Optional.ofNullable(total),
                        Optional.ofNullable(manual),
                        Optional.ofNullable(scheduled),
                        Optional.ofNullable(free));

        assertThat(slots.unused()).contains(unused);
    }

    @Test
    void aSumThatIsNoNumberOfSlotsIsNotStated() {
        Optional<Integer> huge = Optional.of(Integer.MAX_VALUE);

        assertThat(Slots.of(Optional.empty(), huge, huge, huge)).isEqualTo(Slots.UNSTATED);
    }

    @Test
    void unstatedSlotsAreNeitherNoneNorUnlimited() {
        assertThat(Slots.UNSTATED.mostCopies()).isEmpty();
        assertThat(Slots.UNSTATED.limit()).isEmpty();
        assertThat(Slots.UNSTATED.fields()).isEqualTo(Fields.NONE);
    }

    @Test
    void slotsSpeakHostUpsNames() {
        assertThat(new Slots.Counted(5, 1, 2, 2).fields().values().toString())
                .isEqualTo(
                        "{totalBackupLimit=5, manualBackupsActive=1, scheduledBackupsActive=2,"
                                + " availableScheduledSlots=2}");
        assertThat(new Slots.Bounded(5, 1).fields().values().toString())
                .isEqualTo("{totalBackupLimit=5, manualBackupsActive=1}");
    }

    @Test
    void settingsSpeakTheNamesOfTheRequest() {
        BackupSettings settings =
                new BackupSettings(new Slots.Counted(5, 1, 2, 2), Optional.of(true));
        BackupSettings bounded = new BackupSettings(new Slots.Bounded(4, 1), Optional.empty());

        assertThat(settings.fields())
                .isEqualTo(Fields.of("maxTotalBackups", 5).with("autoDeleteOldest", true));
        assertThat(bounded.fields()).isEqualTo(Fields.of("maxTotalBackups", 4));
        assertThat(BackupSettings.UNSTATED.fields()).isEqualTo(Fields.NONE);
    }

    @ParameterizedTest(name = "available {0}, total {1}: none {2}")
    @CsvSource(
            textBlock =
                    """
                    true,  3, false
                    true,  0, true
                    false, 3, true
                    false, 0, true
                    false,  , true
                    true,   , false
                         , 3, false
                         , 0, true
                         ,  , false
                    """)
    void tellsNoSnapshotSlotsFromUnstatedOnes(Boolean available, Integer total, boolean none) {
        SnapshotSlots slots =
                new SnapshotSlots(Optional.ofNullable(available), Optional.ofNullable(total));

        assertThat(slots.areNone()).isEqualTo(none);
    }

    @Test
    void snapshotSlotsSpeakHostUpsNames() {
        assertThat(new SnapshotSlots(Optional.of(true), Optional.of(3)).fields())
                .isEqualTo(Fields.of("totalSnapshots", 3).with("available", true));
        assertThat(SnapshotSlots.UNSTATED.fields()).isEqualTo(Fields.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 25})
    void snapshotsRunEveryFourToTwentyFourHours(int hours) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SnapshotSchedule(true, hours))
                .withMessage("interval: " + hours + " h (expected: 4-24)");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 24})
    void takesTheShortestAndTheLongestInterval(int hours) {
        assertThat(new SnapshotSchedule(false, hours).fields())
                .isEqualTo(Fields.of("enabled", false).with("intervalHours", hours));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void aBackupScheduleKeepsAtLeastOneCopy(int copies) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aSchedule().keeping(copies).wanted())
                .withMessage("retention: " + copies + " (expected: >= 1)");
    }

    @ParameterizedTest(name = "total {0}, manual {1}, scheduled {2}, free {3}: {4}")
    @CsvSource(
            textBlock =
                    """
                    5, 1, 2, 2, 'totalBackupLimit=5 manualBackupsActive=1 scheduledBackupsActive=2 availableScheduledSlots=2'
                    5, 1, 2,  , 'totalBackupLimit=5 manualBackupsActive=1 scheduledBackupsActive=2 availableScheduledSlots=2'
                     , 1, 2, 2, 'totalBackupLimit=5 manualBackupsActive=1 scheduledBackupsActive=2 availableScheduledSlots=2'
                    5,  , 2, 2, 'totalBackupLimit=5 manualBackupsActive=1 scheduledBackupsActive=2 availableScheduledSlots=2'
                    5, 1,  , 2, 'totalBackupLimit=5 manualBackupsActive=1 scheduledBackupsActive=2 availableScheduledSlots=2'
                    5, 4, 3,  , 'totalBackupLimit=5 manualBackupsActive=4 scheduledBackupsActive=3 availableScheduledSlots=0'
                    5, 1,  ,  , 'totalBackupLimit=5 manualBackupsActive=1'
                    5, 1,  , 0, 'totalBackupLimit=5 manualBackupsActive=1'
                    5,  ,  ,  , 'totalBackupLimit=5'
                    5,  , 7, 1, 'totalBackupLimit=5'
                     , 1,  , 2, ''
                     ,  ,  ,  , ''
                    """)
    void whatFollowsFromTheStatedNumbersIsKnown(
            Integer total, Integer manual, Integer scheduled, Integer free, String known) {
        Slots slots =
                Slots.of(
                        Optional.ofNullable(total),
                        Optional.ofNullable(manual),
                        Optional.ofNullable(scheduled),
                        Optional.ofNullable(free));

        assertThat(
                        slots.fields().values().entrySet().stream()
                                .map(field -> field.getKey() + "=" + field.getValue()))
                .containsExactlyInAnyOrder(known.isEmpty() ? new String[0] : known.split(" "));
        assertThat(slots.limit().isPresent()).isEqualTo(!known.isEmpty());
        assertThat(slots.mostCopies().isPresent()).isEqualTo(known.contains("manual"));
    }
}
