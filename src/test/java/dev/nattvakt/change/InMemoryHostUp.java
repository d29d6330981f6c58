package dev.nattvakt.change;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.schedule.stated.SnapshotState;

import static dev.nattvakt.schedule.ScheduleBuilder.like;

/// HostUp played from memory, both halves. It applies what is written, unless a script says how it
/// misbehaves; HostUp does not document what a POST does to schedules of another frequency, so it
/// can play every meaning.
final class InMemoryHostUp extends InMemoryFleet implements WritePort {

    enum PostMeaning {
        /// The schedule of equal frequency is replaced, others are switched off.
        BY_FREQUENCY,
        /// The new schedule is the only one.
        SINGLE,
        /// The new schedule comes beside the others.
        APPEND
    }

    /// What becomes of one write.
    interface Reaction {

        Sent to(InMemoryHostUp cloud, VpsId vps, Write write);

        /// Something else happens right afterwards.
        default Reaction then(Runnable more) {
            return (cloud, vps, write) -> {
                Sent sent = to(cloud, vps, write);
                more.run();
                return sent;
            };
        }
    }

    private record Pending(VpsId vps, Write write, int readsLeft) {}

    /// How a server was, until then.
    private record Past(VpsId vps, long until, BackupState backups, SnapshotState snapshots) {}

    private final Deque<Reaction> script = new ArrayDeque<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<Write> applied = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private UnaryOperator<SeenBackupSchedule> stated = UnaryOperator.identity();
    private final List<Past> past = new ArrayList<>();
    private List<Duration> lags = List.of(Duration.ZERO);
    private int turn;
    private PostMeaning postMeaning = PostMeaning.BY_FREQUENCY;
    private Reaction usual = accepted();
    private int made;

    InMemoryHostUp(VirtualTime time) {
        super(time);
    }

    static Reaction accepted() {
        return (cloud, vps, write) -> {
            Optional<ScheduleId> id = cloud.apply(vps, write);
            return new Sent.Accepted(id, fields(write), Optional.of("req_1"));
        };
    }

    /// 204, or a body that says nothing.
    static Reaction acceptedWithoutAWord() {
        return (cloud, vps, write) -> {
            cloud.apply(vps, write);
            return new Sent.Accepted(Optional.empty(), Fields.NONE, Optional.empty());
        };
    }

    /// HostUp makes something else of it, and says so.
    static Reaction acceptedAs(UnaryOperator<Write> clamp) {
        return (cloud, vps, write) -> accepted().to(cloud, vps, clamp.apply(write));
    }

    static UnaryOperator<Write> keepingAtMost(int copies) {
        return write ->
                write instanceof Write.SaveBackupSchedule(BackupSchedule asked)
                        ? new Write.SaveBackupSchedule(
                                like(asked)
                                        .keeping(Math.min(copies, asked.retentionCount()))
                                        .wanted())
                        : write;
    }

    /// A yes to something that never happens.
    static Reaction acceptedInVain() {
        return acceptedInVain(UnaryOperator.identity());
    }

    /// @param says what the answer makes of what was asked
    static Reaction acceptedInVain(UnaryOperator<Fields> says) {
        return (_, _, write) ->
                new Sent.Accepted(
                        Optional.empty(), says.apply(fields(write)), Optional.of("req_1"));
    }

    /// A yes to something that shows only after `reads` reads.
    static Reaction acceptedButInvisibleFor(int reads) {
        return (cloud, vps, write) -> {
            cloud.later(vps, write, reads);
            return new Sent.Accepted(Optional.empty(), fields(write), Optional.of("req_1"));
        };
    }

    static Reaction silentButApplied() {
        return (cloud, vps, write) -> {
            cloud.apply(vps, write);
            return new Sent.Ambiguous("the connection was reset", Optional.empty());
        };
    }

    static Reaction silentAndLost() {
        return (_, _, _) -> new Sent.Ambiguous("the connection was reset", Optional.empty());
    }

    static Reaction silentAndAppliedAfter(int reads) {
        return (cloud, vps, write) -> {
            cloud.later(vps, write, reads);
            return new Sent.Ambiguous("no answer in time", Optional.of("req_1"));
        };
    }

    static Reaction answers(Sent sent) {
        return (_, _, _) -> sent;
    }

    static Sent rejected(int status, String code) {
        return new Sent.Rejected(problem(status, code));
    }

    static Sent missing() {
        return new Sent.Missing(problem(404, "vps_not_found"));
    }

    static Sent keyRefused(int status, Optional<String> code) {
        return new Sent.KeyRefused(
                new HostUpProblem(status, code, Optional.empty(), List.of(), Optional.of("req_1")));
    }

    /// The next write meets this; writes without a script are accepted.
    InMemoryHostUp reacting(Reaction reaction) {
        script.add(reaction);
        return this;
    }

    /// Every write without a script meets this.
    void usually(Reaction reaction) {
        usual = reaction;
    }

    InMemoryHostUp meaning(PostMeaning meaning) {
        postMeaning = meaning;
        return this;
    }

    /// From now on, reads show rows like this.
    void stating(UnaryOperator<SeenBackupSchedule> rows) {
        stated = rows;
    }

    /// Everything that arrived, applied or not.
    synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    /// Everything that took effect.
    synchronized List<Write> applied() {
        return List.copyOf(applied);
    }

    /// Reads are served by replicas in turn, each of which lags by so much.
    InMemoryHostUp replicas(Duration... lags) {
        this.lags = List.of(lags);
        return this;
    }

    @Override
    public Connection open() {
        return new Connection() {
            @Override
            public Sent write(Cleared<?> cleared, Deadline deadline) {
                return InMemoryHostUp.this.write(cleared, deadline);
            }

            @Override
            public ReadPort reader() {
                return InMemoryHostUp.this;
            }

            @Override
            public ReadPort beside() {
                return InMemoryHostUp.this;
            }

            @Override
            public void close() {}
        };
    }

    Sent write(Cleared<?> cleared, Deadline deadline) {
        Reaction reaction;
        synchronized (this) {
            noted(route(cleared.write()) + " of " + cleared.vps());
            writes.add(cleared.write());
            reaction = script.isEmpty() ? usual : script.poll();
        }
        return reaction.to(this, cleared.vps(), cleared.write());
    }

    @Override
    public synchronized BackupState backupSchedules(VpsId id, Deadline deadline) {
        BackupState now = super.backupSchedules(id, deadline);
        BackupState state = shown(id).map(Past::backups).orElse(now);
        letLateWritesLand(id);
        return new BackupState(
                state.schedules().stream().map(stated).toList(),
                state.settings(),
                state.canCreate(),
                state.canUpdate(),
                state.canDelete());
    }

    @Override
    public synchronized SnapshotState snapshotSchedule(VpsId id, Deadline deadline) {
        SnapshotState now = super.snapshotSchedule(id, deadline);
        SnapshotState state = shown(id).map(Past::snapshots).orElse(now);
        letLateWritesLand(id);
        return state;
    }

    /// What the replica whose turn it is still shows; empty: what is so.
    private Optional<Past> shown(VpsId id) {
        turn = (turn + 1) % lags.size();
        long asOf = time().nanoTime() - lags.get(turn).toNanos();
        return past.stream().filter(was -> was.vps().equals(id) && was.until() > asOf).findFirst();
    }

    private void letLateWritesLand(VpsId id) {
        List<Pending> due = pending.stream().filter(late -> late.vps().equals(id)).toList();
        pending.removeAll(due);
        due.forEach(late -> {
            if (late.readsLeft() > 1) {
                pending.add(new Pending(id, late.write(), late.readsLeft() - 1));
            } else {
                apply(id, late.write());
            }
        });
    }

    /// Something happens after a while.
    void later(Duration time, Runnable effect) {
        time().after(time, effect);
    }

    private synchronized void later(VpsId vps, Write write, int reads) {
        pending.add(new Pending(vps, write, reads));
    }

    /// Somebody else changes something, and every replica shows it at once.
    synchronized void changedElsewhere(VpsId vps, Write write) {
        apply(vps, write);
        past.clear();
    }

    /// Every schedule of the server gets another id.
    synchronized void reissueIds(VpsId vps) {
        BackupState state = at(vps).backups();
        List<SeenBackupSchedule> rows =
                state.schedules().stream()
                        .map(row -> like(row).id("bks_anew" + ++made).build())
                        .toList();
        at(vps).having(with(rows, state, state.settings()));
    }

    /// Takes effect, whoever wrote it.
    synchronized Optional<ScheduleId> apply(VpsId vps, Write write) {
        applied.add(write);
        Server server = at(vps);
        past.add(new Past(vps, time().nanoTime(), server.backups(), server.snapshots()));
        BackupState backups = server.backups();
        SnapshotState snapshots = server.snapshots();
        Optional<ScheduleId> saved = Optional.empty();
        switch (write) {
            case Write.SaveBackupSchedule(BackupSchedule schedule) -> {
                SeenBackupSchedule row = row(idFor(backups, schedule), schedule);
                server.having(with(rows(backups, row), backups, backups.settings()));
                saved = row.id();
            }
            case Write.SaveBackupSettings(var most, var autoDelete) -> {
                BackupSettings was = backups.settings();
                server.having(
                        with(
                                backups.schedules(),
                                backups,
                                new BackupSettings(
                                        most.map(total -> resized(was.slots(), total))
                                                .orElse(was.slots()),
                                        autoDelete.or(was::autoDeleteOldest))));
            }
            case Write.DeleteBackupSchedule(ScheduleId id) ->
                    server.having(
                            with(
                                    backups.schedules().stream()
                                            .filter(row -> !row.id().equals(Optional.of(id)))
                                            .toList(),
                                    backups,
                                    backups.settings()));
            case Write.SaveSnapshotSchedule(SnapshotSchedule schedule) ->
                    server.having(with(Optional.of(seen(schedule)), snapshots));
            case Write.DeleteSnapshotSchedule() -> server.having(with(Optional.empty(), snapshots));
        }
        return saved;
    }

    private ScheduleId idFor(BackupState state, BackupSchedule schedule) {
        return state.schedules().stream()
                .filter(row -> postMeaning == PostMeaning.BY_FREQUENCY)
                .filter(row -> row.frequency().equals(Optional.of(schedule.cadence().frequency())))
                .flatMap(row -> row.id().stream())
                .findFirst()
                .orElseGet(() -> new ScheduleId("bks_new" + ++made));
    }

    private List<SeenBackupSchedule> rows(BackupState state, SeenBackupSchedule saved) {
        List<SeenBackupSchedule> rows = new ArrayList<>();
        switch (postMeaning) {
            case SINGLE -> {}
            case APPEND -> rows.addAll(state.schedules());
            case BY_FREQUENCY ->
                    state.schedules().stream()
                            .filter(row -> !row.id().equals(saved.id()))
                            .map(InMemoryHostUp::off)
                            .forEach(rows::add);
        }
        rows.add(saved);
        return rows;
    }

    private SeenBackupSchedule row(ScheduleId id, BackupSchedule schedule) {
        ScheduleBuilder row = like(schedule).id(id.value());
        if (schedule.enabled()) {
            row.nextRun(
                    schedule.cadence().nextRuns(time().instant(), ZoneOffset.UTC, 1).getFirst());
        }
        return row.build();
    }

    private static SeenBackupSchedule off(SeenBackupSchedule row) {
        return like(row).off().unstated("nextRun").build();
    }

    private SeenSnapshotSchedule seen(SnapshotSchedule schedule) {
        return new SeenSnapshotSchedule(
                Optional.of(schedule.enabled()),
                Optional.of(schedule.intervalHours()),
                Optional.empty(),
                schedule.enabled()
                        ? Optional.of(
                                time().instant().plus(Duration.ofHours(schedule.intervalHours())))
                        : Optional.empty());
    }

    private static Slots resized(Slots slots, int total) {
        return switch (slots) {
            case Slots.Counted(_, int manual, int scheduled, _) ->
                    new Slots.Counted(total, manual, scheduled, total - manual - scheduled);
            case Slots.Bounded(_, int manual) -> new Slots.Bounded(total, manual);
            case Slots.Limited _ -> new Slots.Limited(total);
            case Slots.Unstated() -> slots;
        };
    }

    private static BackupState with(
            List<SeenBackupSchedule> rows, BackupState state, BackupSettings settings) {
        return new BackupState(
                rows, settings, state.canCreate(), state.canUpdate(), state.canDelete());
    }

    private static SnapshotState with(
            Optional<SeenSnapshotSchedule> schedule, SnapshotState state) {
        return new SnapshotState(
                schedule, state.slots(), state.canEnable(), state.canDelete(), state.reason());
    }

    private static Fields fields(Write write) {
        return switch (write) {
            case Write.SaveBackupSchedule(BackupSchedule schedule) -> schedule.fields();
            case Write.SaveBackupSettings(var most, var autoDelete) ->
                    Fields.NONE.with("maxTotalBackups", most).with("autoDeleteOldest", autoDelete);
            case Write.SaveSnapshotSchedule(SnapshotSchedule schedule) -> schedule.fields();
            case Write.DeleteBackupSchedule _, Write.DeleteSnapshotSchedule _ -> Fields.NONE;
        };
    }

    private static String route(Write write) {
        return switch (write) {
            case Write.SaveBackupSchedule _ -> "POST backup schedule";
            case Write.SaveBackupSettings _ -> "PATCH backup settings";
            case Write.DeleteBackupSchedule _ -> "DELETE backup schedule";
            case Write.SaveSnapshotSchedule _ -> "POST snapshot schedule";
            case Write.DeleteSnapshotSchedule _ -> "DELETE snapshot schedule";
        };
    }
}
