package dev.nattvakt.change;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.blocked;
import static dev.nattvakt.change.Situations.ready;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Which of HostUp's gates guards which write, and what it means when HostUp does not mention one.
class GatesTest {

    static final Gate SHUT =
            new Gate.Shut(Optional.of("pending_order"), Optional.of("An order is pending"));

    /// A write, and what becomes of it under one gate.
    record Guarded(String write, Function<Gate, Draft<?>> under) {
        @Override
        public String toString() {
            return write;
        }
    }

    private static final Guarded BACKUP_POST =
            new Guarded(
                    "backup POST",
                    gate -> aCompleteOrder().build().in(situation(backups().canCreate(gate))));
    private static final Guarded BACKUP_POST_OFF =
            new Guarded(
                    "backup POST that switches off",
                    gate ->
                            aCompleteOrder()
                                    .enabled(false)
                                    .build()
                                    .in(situation(backups(aSchedule()).canCreate(gate))));
    private static final Guarded SNAPSHOTS_ON =
            new Guarded(
                    "snapshot POST that switches on",
                    gate ->
                            new SetSnapshotSchedule("web-01", Optional.of(true), Optional.of(6))
                                    .in(situation(snapshots().canEnable(gate))));
    private static final Guarded SNAPSHOTS_OFF =
            new Guarded(
                    "snapshot POST that switches off",
                    gate ->
                            new SetSnapshotSchedule("web-01", Optional.of(false), Optional.empty())
                                    .in(situation(snapshots().every(6).canEnable(gate))));
    private static final Guarded PATCH =
            new Guarded(
                    "PATCH",
                    gate ->
                            new SetBackupSettings("web-01", Optional.of(9), Optional.empty())
                                    .in(situation(backups().canUpdate(gate))));
    private static final Guarded DELETE =
            new Guarded(
                    "backup DELETE",
                    gate ->
                            new RemoveBackupSchedule("web-01", Optional.empty())
                                    .in(situation(backups(aSchedule()).canDelete(gate))));

    private static final Guarded SNAPSHOT_DELETE =
            new Guarded(
                    "snapshot DELETE",
                    gate ->
                            new RemoveSnapshotSchedule("web-01")
                                    .in(situation(snapshots().every(6).canDelete(gate))));

    static Stream<Guarded> all() {
        return Stream.concat(
                Stream.of(BACKUP_POST, BACKUP_POST_OFF, SNAPSHOTS_ON), needNoStatedNo());
    }

    static Stream<Arguments> needAStatedYes() {
        return Stream.of(
                arguments(BACKUP_POST, "canCreate"),
                arguments(BACKUP_POST_OFF, "canCreate"),
                arguments(SNAPSHOTS_ON, "canEnable"));
    }

    static Stream<Guarded> needNoStatedNo() {
        return Stream.of(SNAPSHOTS_OFF, PATCH, DELETE, SNAPSHOT_DELETE);
    }

    static Stream<Arguments> shut() {
        String look = "get_protection";
        return Stream.of(
                arguments(BACKUP_POST, "canCreate", look),
                arguments(BACKUP_POST_OFF, "canCreate", look),
                arguments(SNAPSHOTS_ON, "canEnable", look),
                arguments(SNAPSHOTS_OFF, "canEnable", "remove_schedule"),
                arguments(PATCH, "canUpdate", look),
                arguments(DELETE, "canDelete", look),
                arguments(SNAPSHOT_DELETE, "canDelete", look));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void anOpenGateLetsPass(Guarded write) {
        assertThat(ready(write.under().apply(Gate.OPEN))).isNotNull();
    }

    @ParameterizedTest(name = "{0}: {1}, remedy {2}")
    @MethodSource("shut")
    void aShutGateRefusesWithItsCodeAndANextStep(Guarded write, String gate, String remedy) {
        Refusal refusal = blocked(write.under().apply(SHUT));

        assertThat(refusal)
                .isInstanceOf(Refusal.GateShut.class)
                .extracting("gate", "code")
                .containsExactly(gate, "pending_order");
        assertThat(refusal.remedy().map(NextStep::tool)).contains(remedy);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("needAStatedYes")
    void anUnstatedGateRefusesWhatNeedsAYes(Guarded write, String gate) {
        Refusal refusal = blocked(write.under().apply(Gate.UNSTATED));

        assertThat(refusal)
                .isInstanceOf(Refusal.GateUnstated.class)
                .extracting("gate", "code")
                .containsExactly(gate, "gate_unstated");
        assertThat(refusal.remedy().map(NextStep::tool)).contains("get_protection");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("needNoStatedNo")
    void anUnstatedGateLetsPassWhatNeedsNoYes(Guarded write) {
        assertThat(ready(write.under().apply(Gate.UNSTATED))).isNotNull();
    }

    @ParameterizedTest(name = "available {0}, totalSnapshots {1}: on {2}, off {3}")
    @CsvSource(
            textBlock =
                    """
                    true,  3, ready,             ready
                    true,  1, ready,             ready
                    false, 3, no_snapshot_slots, no_snapshot_slots
                    true,  0, no_snapshot_slots, no_snapshot_slots
                    false, 0, no_snapshot_slots, no_snapshot_slots
                    false,  , no_snapshot_slots, no_snapshot_slots
                         , 0, no_snapshot_slots, no_snapshot_slots
                         , 3, gate_unstated,     ready
                    true,   , gate_unstated,     ready
                         ,  , gate_unstated,     ready
                    """)
    void snapshotsNeedAStatedSlotToBeSwitchedOn(
            Boolean available, Integer total, String on, String off) {
        SnapshotStateBuilder state =
                snapshots()
                        .every(6)
                        .slots(Optional.ofNullable(available), Optional.ofNullable(total));

        assertThat(
                        verdict(
                                new SetSnapshotSchedule("web-01", Optional.of(true), Optional.of(4))
                                        .in(situation(state))))
                .isEqualTo(on);
        assertThat(
                        verdict(
                                new SetSnapshotSchedule(
                                                "web-01", Optional.of(false), Optional.empty())
                                        .in(situation(state))))
                .isEqualTo(off);
    }

    private static String verdict(Draft<?> draft) {
        return draft instanceof Draft.Blocked<?>(Refusal refusal) ? refusal.code() : "ready";
    }

    static Stream<Arguments> unfinishedOrders() {
        return Stream.of(
                arguments(
                        "backup without anything said",
                        anOrder().build().in(situation(backups().canCreate(SHUT))),
                        "pending_order"),
                arguments(
                        "backup beside two that are off",
                        anOrder()
                                .hour(3)
                                .build()
                                .in(
                                        situation(
                                                backups(
                                                                aSchedule().id("bks_1").off(),
                                                                aSchedule().id("bks_2").off())
                                                        .canCreate(SHUT))),
                        "pending_order"),
                arguments(
                        "backup, the gate is unstated",
                        anOrder().build().in(situation(backups().canCreate(Gate.UNSTATED))),
                        "gate_unstated"),
                arguments(
                        "backup, no slot is left",
                        anOrder().build().in(situation(backups().slots(1, 1))),
                        "retention_over_slots"),
                arguments(
                        "snapshots without an interval",
                        new SetSnapshotSchedule("web-01", Optional.empty(), Optional.empty())
                                .in(situation(snapshots().canEnable(SHUT))),
                        "pending_order"),
                arguments(
                        "removal without a schedule id",
                        new RemoveBackupSchedule("web-01", Optional.empty())
                                .in(
                                        situation(
                                                backups(
                                                                aSchedule().id("bks_1"),
                                                                aSchedule().id("bks_2"))
                                                        .canDelete(SHUT))),
                        "pending_order"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfinishedOrders")
    void refusesBeforeItAsksForArguments(String label, Draft<?> draft, String code) {
        assertThat(blocked(draft).code()).as(label).isEqualTo(code);
    }
}
