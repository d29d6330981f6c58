package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.Restore;
import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.change.Situations.WEB;
import static dev.nattvakt.change.Situations.situation;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;

/// What undoing a past change comes to, given what is so now.
class RestoreTest {

    private static final Fields NONE = Fields.NONE;
    private static final String MOVED = "moved_on";
    private static final String UNKNOWN = "not_restorable";
    private static final String SAME = "same";

    /// @param comesTo the write and its direction, or `same`, or the code of a refusal
    private record Case(
            String name,
            Subject subject,
            Fields before,
            Fields left,
            Situation now,
            String comesTo) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case backup(
            String name, Fields before, Fields left, BackupStateBuilder now, String comesTo) {
        return new Case(name, Subject.BACKUP_SCHEDULE, before, left, situation(now), comesTo);
    }

    private static Case settings(
            String name, Fields before, Fields left, BackupStateBuilder now, String comesTo) {
        return new Case(name, Subject.BACKUP_SETTINGS, before, left, situation(now), comesTo);
    }

    private static Case snapshot(
            String name, Fields before, Fields left, SnapshotStateBuilder now, String comesTo) {
        return new Case(name, Subject.SNAPSHOT_SCHEDULE, before, left, situation(now), comesTo);
    }

    private static Fields of(ScheduleBuilder row) {
        return row.build().fields();
    }

    private static Fields every(boolean on, int hours) {
        return Fields.of("enabled", on).with("intervalHours", hours);
    }

    static List<Case> backupSchedules() {
        Fields two = of(aSchedule());
        Fields three = of(aSchedule().at(3));
        Fields off = of(aSchedule().off());
        Fields named = of(aSchedule().named("nightly"));
        Fields weekly = of(aSchedule().weekly(DayOfWeek.SUNDAY).at(5));
        Fields monthly = of(aSchedule().monthly(28));
        return List.of(
                backup(
                        "moved",
                        two,
                        three,
                        backups(aSchedule().at(3)),
                        "daily 2 keep 3 on, neutral"),
                backup(
                        "under another id, and run since",
                        two,
                        three,
                        backups(aSchedule().at(3).id("bks_9")),
                        "daily 2 keep 3 on, neutral"),
                backup(
                        "daily before, with days that mean nothing there",
                        two.with("dayOfWeek", 0).with("dayOfMonth", 9),
                        three,
                        backups(aSchedule().at(3)),
                        "daily 2 keep 3 on, neutral"),
                backup("back already", two, three, backups(aSchedule()), SAME),
                backup("moved again", two, three, backups(aSchedule().at(4)), MOVED),
                backup("switched off since", two, three, backups(aSchedule().at(3).off()), MOVED),
                backup("removed since", two, three, backups(), MOVED),
                backup(
                        "joined by another that is on",
                        two,
                        three,
                        backups(
                                aSchedule().at(3),
                                aSchedule().weekly(DayOfWeek.MONDAY).id("bks_2")),
                        MOVED),
                backup(
                        "joined by another that is off",
                        two,
                        three,
                        backups(
                                aSchedule().at(3),
                                aSchedule().weekly(DayOfWeek.MONDAY).id("bks_2").off()),
                        "daily 2 keep 3 on, neutral"),
                backup(
                        "there twice",
                        two,
                        three,
                        backups(aSchedule().at(3), aSchedule().at(3).id("bks_2")),
                        MOVED),
                backup(
                        "paused",
                        two,
                        off,
                        backups(aSchedule().off()),
                        "daily 2 keep 3 on, strengthens"),
                backup("resumed", off, two, backups(aSchedule()), "daily 2 keep 3 off, weakens"),
                backup("paused, and on again", two, off, backups(aSchedule()), SAME),
                backup(
                        "keeping fewer",
                        of(aSchedule().keeping(5)),
                        two,
                        backups(aSchedule()),
                        "daily 2 keep 5 on, strengthens"),
                backup(
                        "keeping fewer, and no room any more",
                        of(aSchedule().keeping(5)),
                        two,
                        backups(aSchedule()).slots(4, 0),
                        "retention_over_slots"),
                backup(
                        "made monthly",
                        weekly,
                        monthly,
                        backups(aSchedule().monthly(28)),
                        "weekly SUNDAY 5 keep 3 on, weakens"),
                backup(
                        "made weekly, the old one left there, switched off",
                        monthly,
                        weekly,
                        backups(
                                aSchedule().weekly(DayOfWeek.SUNDAY).at(5),
                                aSchedule().monthly(28).id("bks_2").off()),
                        "monthly 28 2 keep 3 on, weakens"),
                backup(
                        "renamed",
                        named,
                        two,
                        backups(aSchedule()),
                        "daily 2 keep 3 on \"nightly\", neutral"),
                backup(
                        "renamed, and again",
                        named,
                        of(aSchedule().named("other")),
                        backups(aSchedule().named("third")),
                        MOVED),
                backup(
                        "moved, and renamed since",
                        named,
                        of(aSchedule().at(3).named("nightly")),
                        backups(aSchedule().at(3).named("mine")),
                        "daily 2 keep 3 on \"mine\", neutral"),
                backup("created", NONE, two, backups(aSchedule()), "remove bks_1, weakens"),
                backup(
                        "created beside another",
                        NONE,
                        three,
                        backups(aSchedule(), aSchedule().at(3).id("bks_2")),
                        "remove bks_2, weakens"),
                backup("created, and removed since", NONE, two, backups(), SAME),
                backup("created, and changed since", NONE, two, backups(aSchedule().at(9)), MOVED),
                backup(
                        "created, one of two that look alike",
                        NONE,
                        two,
                        backups(aSchedule(), aSchedule().id("bks_2")),
                        MOVED),
                backup(
                        "created, without an id beside another",
                        NONE,
                        three,
                        backups(aSchedule(), aSchedule().at(3).unstated("id")),
                        MOVED),
                backup("removed", two, NONE, backups(), "daily 2 keep 3 on, strengthens"),
                backup(
                        "removed with its name",
                        named,
                        NONE,
                        backups(),
                        "daily 2 keep 3 on \"nightly\", strengthens"),
                backup("removed, and back", two, NONE, backups(aSchedule()), SAME),
                backup("removed, and another there", two, NONE, backups(aSchedule().at(9)), MOVED),
                backup(
                        "half stated before",
                        two.without("retentionCount"),
                        three,
                        backups(aSchedule().at(3)),
                        UNKNOWN),
                backup(
                        "at no full hour before",
                        two.without("hour").with("time", "02:30"),
                        three,
                        backups(aSchedule().at(3)),
                        UNKNOWN),
                backup(
                        "keeping nothing before",
                        two.with("retentionCount", 0),
                        three,
                        backups(aSchedule().at(3)),
                        UNKNOWN),
                backup(
                        "half stated before, and moved again",
                        two.without("enabled"),
                        three,
                        backups(aSchedule().at(4)),
                        MOVED));
    }

    static List<Case> others() {
        Fields five = Fields.of("maxTotalBackups", 5);
        Fields four = Fields.of("maxTotalBackups", 4);
        Fields both = five.with("autoDeleteOldest", false);
        BackupStateBuilder now = backups().slots(4, 0);
        return List.of(
                settings("a lower maximum", five, four, now, "at most 5, strengthens"),
                settings("a higher one", four, five, backups(), "at most 4, weakens"),
                settings("back already", four, five, now, SAME),
                settings("changed again", five, Fields.of("maxTotalBackups", 3), now, MOVED),
                settings(
                        "both",
                        both,
                        four.with("autoDeleteOldest", true),
                        backups().slots(4, 0).autoDelete(Optional.of(true)),
                        "at most 5, delete false, strengthens"),
                settings(
                        "one of them again", both, four.with("autoDeleteOldest", true), now, MOVED),
                settings("not stated before", NONE, four, now, UNKNOWN),
                snapshot(
                        "made rarer",
                        every(true, 6),
                        every(true, 12),
                        snapshots().every(12),
                        "every 6 on, strengthens"),
                snapshot(
                        "paused",
                        every(true, 6),
                        every(false, 6),
                        snapshots().offEvery(6),
                        "every 6 on, strengthens"),
                snapshot(
                        "resumed",
                        every(false, 6),
                        every(true, 6),
                        snapshots().every(6),
                        "every 6 off, weakens"),
                snapshot(
                        "back already",
                        every(true, 6),
                        every(true, 12),
                        snapshots().every(6),
                        SAME),
                snapshot(
                        "changed again",
                        every(true, 6),
                        every(true, 12),
                        snapshots().every(8),
                        MOVED),
                snapshot("removed since", every(true, 6), every(true, 12), snapshots(), MOVED),
                snapshot("created", NONE, every(true, 6), snapshots().every(6), "remove, weakens"),
                snapshot("created, and removed since", NONE, every(true, 6), snapshots(), SAME),
                snapshot(
                        "created, and changed since",
                        NONE,
                        every(true, 6),
                        snapshots().every(8),
                        MOVED),
                snapshot("removed", every(true, 6), NONE, snapshots(), "every 6 on, strengthens"),
                snapshot("removed, and back", every(true, 6), NONE, snapshots().every(6), SAME),
                snapshot(
                        "removed, and another there",
                        every(true, 6),
                        NONE,
                        snapshots().every(8),
                        MOVED),
                snapshot(
                        "as rare as can be before",
                        every(true, 24),
                        every(true, 6),
                        snapshots().every(6),
                        "every 24 on, weakens"),
                snapshot(
                        "as often as can be before",
                        every(true, 4),
                        every(true, 6),
                        snapshots().every(6),
                        "every 4 on, strengthens"),
                snapshot(
                        "off the range before",
                        every(true, 2),
                        every(true, 6),
                        snapshots().every(6),
                        UNKNOWN),
                snapshot(
                        "too rare before",
                        every(true, 48),
                        every(true, 6),
                        snapshots().every(6),
                        UNKNOWN),
                snapshot(
                        "half stated before",
                        Fields.of("intervalHours", 6),
                        every(true, 12),
                        snapshots().every(12),
                        UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource({"backupSchedules", "others"})
    void bringsBackWhatStillStandsAsItWasLeft(Case tried) {
        Restore<?> order = Restore.of(tried.subject(), WEB.id(), tried.before(), tried.left());

        assertThat(shown(order, tried.now())).isEqualTo(tried.comesTo());
        assertThat(order.problems()).isEmpty();
    }

    @Test
    void staysTheSameOnAnotherId() {
        assertThat(Stream.of(Subject.values()))
                .allSatisfy(subject -> {
                    Fields left = Fields.of("enabled", true);
                    Order<?> order = Restore.of(subject, WEB.id(), NONE, left);

                    VpsId other = new VpsId("vps_2");
                    assertThat(order.on(other)).isEqualTo(Restore.of(subject, other, NONE, left));
                    assertThat(order.on(other).vps()).isEqualTo("vps_2");
                });
    }

    private static String shown(Restore<?> order, Situation now) {
        return switch (now) {
            case Situation.Backups backups -> shown(draft(order, backups));
            case Situation.Snapshots snapshots -> shown(draft(order, snapshots));
        };
    }

    @SuppressWarnings("unchecked") // The case pairs them.
    private static <S extends Situation> Draft<S> draft(Restore<?> order, S now) {
        return ((Restore<S>) order).in(now);
    }

    private static String shown(Draft<?> draft) {
        return switch (draft) {
            case Draft.Ready<?>(Change<?> change) ->
                    write(change.write()) + ", " + direction(change.direction());
            case Draft.Satisfied<?> _ -> SAME;
            case Draft.Blocked<?>(Refusal refusal) -> refusal.code();
            case Draft.Faulty<?>(var problems) -> problems.toString();
        };
    }

    private static String direction(Direction direction) {
        return switch (direction) {
            case Direction.Weakens _ -> "weakens";
            case Direction.Neutral _ -> "neutral";
            case Direction.Strengthens _ -> "strengthens";
        };
    }

    private static String write(Write write) {
        return switch (write) {
            case Write.SaveBackupSchedule(BackupSchedule schedule) ->
                    when(schedule.cadence())
                            + " keep "
                            + schedule.retentionCount()
                            + onOrOff(schedule.enabled())
                            + schedule.name().map(name -> " \"" + name + "\"").orElse("");
            case Write.SaveBackupSettings(var most, var delete) ->
                    "at most " + most.orElse(null) + delete.map(on -> ", delete " + on).orElse("");
            case Write.DeleteBackupSchedule(ScheduleId id) -> "remove " + id;
            case Write.SaveSnapshotSchedule(SnapshotSchedule schedule) ->
                    "every " + schedule.intervalHours() + onOrOff(schedule.enabled());
            case Write.DeleteSnapshotSchedule() -> "remove";
        };
    }

    private static String when(Cadence cadence) {
        return switch (cadence) {
            case Cadence.Daily(Hour at) -> "daily " + at.value();
            case Cadence.Weekly(Hour at, DayOfWeek day) -> "weekly " + day + " " + at.value();
            case Cadence.Monthly(Hour at, DayOfMonth day) ->
                    "monthly " + day.value() + " " + at.value();
        };
    }

    private static String onOrOff(boolean enabled) {
        return enabled ? " on" : " off";
    }
}
