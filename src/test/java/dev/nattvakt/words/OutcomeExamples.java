package dev.nattvakt.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.NeededYes;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.stated.Gate;

import static dev.nattvakt.change.OrderBuilder.anOrder;

/// Every way in which an order can end, each with the sentence that tells it.
public final class OutcomeExamples {

    public record Example(String name, Outcome outcome, String summary) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static final Vps WEB =
            new Vps(
                    new VpsId("vps_01hxa3b4c5d6e7f8g9h0j1k2m3"),
                    Optional.of("web-01"),
                    Optional.of("192.0.2.10"),
                    Optional.of("active"));
    public static final Instant NEXT = Instant.parse("2026-11-23T02:00:00Z");
    public static final String TOKEN = "Ab3_-token";

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Receipt RECEIPT =
            new Receipt(
                    "rcp_7",
                    List.of("req_1"),
                    NEXT,
                    People.alone("anna").and(new Consent("U02APPROVER", ApprovalWay.SLACK)));
    private static final Fields SLOTS = new Slots.Counted(5, 1, 3, 1).fields();

    /// Monday 00:00 in Stockholm was asked for, on a server with a daily schedule.
    private static final Facts MONDAY_MIDNIGHT =
            new Facts(
                    WEB,
                    Subject.BACKUP_SCHEDULE,
                    daily(3, 7),
                    Fields.of("frequency", "weekly")
                            .with("hour", 23)
                            .with("dayOfWeek", 0)
                            .with("retentionCount", 7)
                            .with("enabled", true),
                    List.of(Instant.parse("2026-11-22T23:00:00Z")),
                    Fields.NONE,
                    List.of(),
                    UTC,
                    Optional.of(STOCKHOLM));

    private static final Optional<NextStep> LOOK =
            Optional.of(NextStep.on(WEB, "get_protection", Fields.NONE));
    private static final Direction FEWER =
            new Direction.Weakens(EnumSet.of(Loss.FEWER_COPIES, Loss.SHORTER_REACH));
    private static final Direction STRONGER = new Direction.Strengthens();

    private OutcomeExamples() {}

    /// `daily` at an hour with that many copies, switched on.
    public static Fields daily(int hour, int copies) {
        return Fields.of("frequency", "daily")
                .with("hour", hour)
                .with("retentionCount", copies)
                .with("enabled", true);
    }

    static Fields off(Fields fields) {
        return fields.without("enabled").with("enabled", false);
    }

    static Fields snapshots(int hours) {
        return Fields.of("enabled", true).with("intervalHours", hours);
    }

    static Facts facts(Subject subject, Fields before, Fields after) {
        return facts(subject, before, after, List.of());
    }

    static Facts facts(Subject subject, Fields before, Fields after, List<Warning> warnings) {
        boolean runs = subject == Subject.BACKUP_SCHEDULE && after.get("enabled").equals(yes());
        return new Facts(
                WEB,
                subject,
                before,
                after,
                runs ? List.of(NEXT) : List.of(),
                SLOTS,
                warnings,
                UTC,
                Optional.empty());
    }

    private static Optional<Object> yes() {
        return Optional.of(true);
    }

    private static Facts backup(Fields before, Fields after) {
        return facts(Subject.BACKUP_SCHEDULE, before, after);
    }

    private static Facts limited(Facts facts, Fields limits) {
        return new Facts(
                facts.vps(),
                facts.subject(),
                facts.before(),
                facts.after(),
                facts.nextRuns(),
                limits,
                facts.warnings(),
                facts.zone(),
                facts.timeZone());
    }

    private static Facts inStockholm(Facts facts) {
        return new Facts(
                facts.vps(),
                facts.subject(),
                facts.before(),
                facts.after(),
                facts.nextRuns(),
                facts.limits(),
                facts.warnings(),
                facts.zone(),
                Optional.of(STOCKHOLM));
    }

    private static Outcome verified(Facts facts) {
        return new Outcome.Verified(facts, Optional.empty(), RECEIPT);
    }

    private static final String UNDONE_BY_LOOKING =
            " To undo it: get_protection {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"}.";

    private static Outcome adjusted(Facts facts, List<FieldChange> adjustments, NextStep... on) {
        return new Outcome.Adjusted(
                facts, adjustments, List.of(on), Optional.of(LOOK.get()), RECEIPT);
    }

    private static Outcome used(Outcome ended) {
        return new Outcome.PlanVoid(Optional.of(WEB), new Outcome.PlanVoid.Why.Used(ended));
    }

    private static Outcome asks(Facts facts, Direction direction) {
        return asks(facts, direction, false);
    }

    private static Outcome asks(Facts facts, Direction direction, boolean forSlack) {
        return asks(facts, direction, forSlack, forSlack);
    }

    private static Outcome asks(
            Facts facts, Direction direction, boolean forSlack, boolean forOthers) {
        Plan<PlanContent> plan =
                new Plan<>(
                        new PlanContent.One(
                                new PlannedChange(
                                        anOrder().on(WEB.id().value()).keep(2).build(), "abc")),
                        "anonymous",
                        Instant.parse("2026-11-22T03:05:00Z"),
                        forSlack ? NeededYes.IN_SLACK : NeededYes.OF_CALLER,
                        forOthers);
        return new Outcome.NeedsConfirmation(facts, direction, plan, TOKEN);
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome.Refused(Optional.of(WEB), refusal, SLOTS);
    }

    private static Refusal noRoom(int asked, Slots slots, int most, NextStep remedy) {
        return new Refusal.NoRoom(asked, slots, most, Optional.of(remedy));
    }

    private static NextStep step(String tool, Fields arguments) {
        return NextStep.on(WEB, tool, arguments);
    }

    private static NextStep removal(String scheduleId) {
        return step("remove_schedule", Fields.of("kind", "backup").with("scheduleId", scheduleId));
    }

    private static HostUpProblem problem(Optional<String> requestId) {
        return new HostUpProblem(
                422,
                Optional.of("validation_failed"),
                Optional.of("The request is not valid."),
                List.of("/hour: must be at most 23"),
                requestId);
    }

    private static FieldChange change(String field, Object from, Object to) {
        return new FieldChange(field, Optional.of(from), Optional.of(to));
    }

    private static Vps app(int number) {
        return new Vps(
                new VpsId("vps_app" + number),
                Optional.of("app"),
                number == 3 ? Optional.empty() : Optional.of("192.0.2.2" + number),
                Optional.empty());
    }

    public static Outcome named(String name) {
        return all().stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    public static List<Example> all() {
        List<Example> all = new ArrayList<>();
        all.addAll(verified());
        all.addAll(adjusted());
        all.addAll(unchanged());
        all.addAll(planned());
        all.addAll(refused());
        all.addAll(troubled());
        return List.copyOf(all);
    }

    private static List<Example> verified() {
        return List.of(
                new Example(
                        "a first schedule",
                        verified(backup(Fields.NONE, daily(2, 3))),
                        "\"web-01\" now backs up daily at 02:00 UTC, keeping 3 copies; next run 2026-11-23"
                                + " 02:00 UTC. 1 of 5 backup slots is free now. Receipt rcp_7."),
                new Example(
                        "one copy, several slots free",
                        verified(
                                limited(
                                        backup(Fields.NONE, daily(2, 1)),
                                        new Slots.Counted(3, 0, 1, 2).fields())),
                        "\"web-01\" now backs up daily at 02:00 UTC, keeping 1 copy; next run 2026-11-23"
                                + " 02:00 UTC. 2 of 3 backup slots are free now. Receipt rcp_7."),
                new Example(
                        "one slot in all",
                        verified(
                                limited(
                                        backup(Fields.NONE, daily(2, 1)),
                                        new Slots.Counted(1, 0, 1, 0).fields())),
                        "\"web-01\" now backs up daily at 02:00 UTC, keeping 1 copy; next run 2026-11-23"
                                + " 02:00 UTC. 0 of 1 backup slot is free now. Receipt rcp_7."),
                new Example(
                        "slots that are not counted",
                        verified(
                                limited(
                                        backup(Fields.NONE, daily(2, 3)),
                                        new Slots.Bounded(5, 1).fields())),
                        "\"web-01\" now backs up daily at 02:00 UTC, keeping 3 copies; next run 2026-11-23"
                                + " 02:00 UTC. Receipt rcp_7."),
                new Example(
                        "slots that HostUp does not state",
                        verified(limited(backup(Fields.NONE, daily(2, 3)), Fields.NONE)),
                        "\"web-01\" now backs up daily at 02:00 UTC, keeping 3 copies; next run 2026-11-23"
                                + " 02:00 UTC. Receipt rcp_7."),
                new Example(
                        "fewer copies, without a word about slots",
                        verified(backup(daily(2, 3), daily(2, 2))),
                        "\"web-01\" now backs up daily at 02:00 UTC, keeping 2 copies; next run 2026-11-23"
                                + " 02:00 UTC. Receipt rcp_7."),
                new Example(
                        "another hour, without a word about slots",
                        verified(backup(daily(2, 3), daily(4, 3))),
                        "\"web-01\" now backs up daily at 04:00 UTC, keeping 3 copies; next run 2026-11-23"
                                + " 02:00 UTC. Receipt rcp_7."),
                new Example(
                        "weekly, with a name",
                        verified(
                                backup(
                                        daily(2, 4),
                                        Fields.of("frequency", "weekly")
                                                .with("hour", 3)
                                                .with("dayOfWeek", 0)
                                                .with("retentionCount", 4)
                                                .with("enabled", true)
                                                .with("name", "Weekly"))),
                        "\"web-01\" now backs up weekly on Sunday at 03:00 UTC, keeping 4 copies, named"
                                + " \"Weekly\"; next run 2026-11-23 02:00 UTC. Receipt rcp_7."),
                new Example(
                        "monthly",
                        verified(
                                backup(
                                        daily(2, 4),
                                        Fields.of("frequency", "monthly")
                                                .with("hour", 3)
                                                .with("dayOfMonth", 15)
                                                .with("retentionCount", 4)
                                                .with("enabled", true))),
                        "\"web-01\" now backs up monthly on day 15 at 03:00 UTC, keeping 4 copies; next run"
                                + " 2026-11-23 02:00 UTC. Receipt rcp_7."),
                new Example(
                        "a frequency that HostUp does not state",
                        verified(backup(daily(2, 4), Fields.of("enabled", true))),
                        "\"web-01\" now backs up at an unstated frequency; next run 2026-11-23 02:00 UTC."
                                + " Receipt rcp_7."),
                new Example(
                        "with a time zone",
                        verified(inStockholm(backup(daily(2, 3), daily(4, 3)))),
                        "\"web-01\" now backs up daily at 04:00 UTC, keeping 3 copies; next run 2026-11-23"
                                + " 02:00 UTC (2026-11-23 03:00 Europe/Stockholm). Receipt rcp_7."),
                new Example(
                        "paused",
                        verified(backup(daily(2, 3), off(daily(2, 3)))),
                        "The backup schedule of \"web-01\" is now switched off: daily at 02:00 UTC, keeping 3"
                                + " copies; it does not run until it is switched on. Receipt rcp_7."),
                new Example(
                        "changed while paused",
                        verified(backup(off(daily(2, 3)), off(daily(4, 3)))),
                        "The backup schedule of \"web-01\" stays switched off: daily at 04:00 UTC, keeping 3"
                                + " copies; it does not run until it is switched on. Receipt rcp_7."),
                new Example(
                        "snapshots",
                        verified(facts(Subject.SNAPSHOT_SCHEDULE, Fields.NONE, snapshots(6))),
                        "\"web-01\" now takes snapshots every 6 hours. Receipt rcp_7."),
                new Example(
                        "snapshots every hour",
                        verified(facts(Subject.SNAPSHOT_SCHEDULE, snapshots(6), snapshots(1))),
                        "\"web-01\" now takes snapshots every hour. Receipt rcp_7."),
                new Example(
                        "snapshots at an interval that HostUp does not state",
                        verified(
                                facts(
                                        Subject.SNAPSHOT_SCHEDULE,
                                        Fields.NONE,
                                        Fields.of("enabled", true))),
                        "\"web-01\" now takes snapshots at an unstated interval. Receipt rcp_7."),
                new Example(
                        "snapshots paused",
                        verified(facts(Subject.SNAPSHOT_SCHEDULE, snapshots(6), off(snapshots(6)))),
                        "The snapshot schedule of \"web-01\" is now switched off: every 6 hours; it does not"
                                + " run until it is switched on. Receipt rcp_7."),
                new Example(
                        "settings",
                        verified(
                                facts(
                                        Subject.BACKUP_SETTINGS,
                                        Fields.of("maxTotalBackups", 3),
                                        Fields.of("maxTotalBackups", 5)
                                                .with("autoDeleteOldest", true))),
                        "The backup settings of \"web-01\" are now: at most 5 backups, and HostUp deletes the"
                                + " oldest by itself. Receipt rcp_7."),
                new Example(
                        "a single backup",
                        verified(
                                facts(
                                        Subject.BACKUP_SETTINGS,
                                        Fields.of("maxTotalBackups", 3),
                                        Fields.of("maxTotalBackups", 1))),
                        "The backup settings of \"web-01\" are now: at most 1 backup. Receipt rcp_7."),
                new Example(
                        "nothing but the deletion",
                        verified(
                                facts(
                                        Subject.BACKUP_SETTINGS,
                                        Fields.of("autoDeleteOldest", true),
                                        Fields.of("autoDeleteOldest", false))),
                        "The backup settings of \"web-01\" are now: HostUp never deletes the oldest by itself."
                                + " Receipt rcp_7."),
                new Example(
                        "backup schedule removed",
                        verified(backup(daily(2, 3), Fields.NONE)),
                        "The backup schedule of \"web-01\" is removed: daily at 02:00 UTC, keeping 3 copies."
                                + " Receipt rcp_7."),
                new Example(
                        "snapshot schedule removed",
                        verified(facts(Subject.SNAPSHOT_SCHEDULE, snapshots(6), Fields.NONE)),
                        "The snapshot schedule of \"web-01\" is removed: every 6 hours. Receipt rcp_7."),
                new Example(
                        "with every warning",
                        verified(
                                facts(
                                        Subject.SNAPSHOT_SCHEDULE,
                                        Fields.NONE,
                                        snapshots(4),
                                        warnings())),
                        "\"web-01\" now takes snapshots every 4 hours."
                                + " Note: HostUp did not say how many backup slots there are, so the copies may not all fit."
                                + " Note: February, April, June, September and November have no day 31, and HostUp does not say what happens then; day 28 is in every month."
                                + " Note: HostUp's hour stays when the clocks change; from then on it runs at another local time,"
                                + " first on 2026-11-23 03:00 Europe/Stockholm."
                                + " Note: 6 snapshots a day share 3 slots, so they reach back less than a day."
                                + " Note: 6 snapshots a day share 1 slot, so they reach back less than a day."
                                + " Note: HostUp says the next run is 2026-11-23 03:00 UTC, where 2026-11-23 02:00 UTC was expected;"
                                + " it may mean its hours in another zone."
                                + " Note: it is not known what became of an earlier change (receipt rcp_3); it may still happen"
                                + " and undo this. Look again after 2026-11-23 02:00 UTC."
                                + " Note: another schedule is on as well; to remove it:"
                                + " remove_schedule {\"vps\":\"vps_1\",\"kind\":\"backup\",\"scheduleId\":\"bks_2\"}."
                                + " Note: with this, no backup schedule is on: nothing backs this server up."
                                + " Note: with this, no snapshots are taken."
                                + " Note: HostUp does not document whether the backups that exist stay."
                                + " Note: HostUp does not document whether the snapshots that exist stay."
                                + " Note: the daily schedule stays, switched off; to remove it:"
                                + " remove_schedule {\"vps\":\"vps_1\",\"kind\":\"backup\",\"scheduleId\":\"bks_2\"}."
                                + " Note: the weekly schedule is gone."
                                + " Note: a maximum of 14 buys no slots; HostUp stated 5 before, and whether it keeps more"
                                + " is not documented. What slots cost: preview_capacity."
                                + " Note: a maximum of 14 buys no slots, and whether it keeps more is not documented."
                                + " What slots cost: preview_capacity."
                                + " Note: undoing this weakens protection as well (a shorter reach), so it asks in the same"
                                + " way."
                                + " Receipt rcp_7."),
                new Example(
                        "what becomes of the old schedule is not known",
                        new Outcome.Planned(
                                facts(
                                        Subject.BACKUP_SCHEDULE,
                                        daily(3, 7),
                                        Fields.of("frequency", "weekly")
                                                .with("hour", 23)
                                                .with("dayOfWeek", 0)
                                                .with("retentionCount", 7)
                                                .with("enabled", true),
                                        List.of(
                                                new Warning.OldSchedule(
                                                        Frequency.DAILY,
                                                        Warning.Fate.UNKNOWN,
                                                        Optional.empty()))),
                                new Direction.Weakens(Set.of(Loss.RARER_RUNS)),
                                true),
                        "This would weaken the protection of \"web-01\": daily at 03:00 UTC -> weekly on Sunday at"
                                + " 23:00 UTC (fewer runs); next run 2026-11-23 02:00 UTC. The change itself would wait for a"
                                + " confirmation. This was a dry run; nothing was sent. Note: HostUp has one schedule on at a"
                                + " time; whether the daily one goes or stays, switched off, is not documented."),
                new Example(
                        "the asker's zone beside HostUp's",
                        new Outcome.Planned(
                                MONDAY_MIDNIGHT,
                                new Direction.Weakens(Set.of(Loss.RARER_RUNS)),
                                true),
                        "This would weaken the protection of \"web-01\": daily at 03:00 UTC (04:00 Europe/Stockholm) ->"
                                + " weekly on Sunday at 23:00 UTC (Monday 00:00 Europe/Stockholm) (fewer runs); next run"
                                + " 2026-11-22 23:00 UTC (2026-11-23 00:00 Europe/Stockholm). The change itself would wait for"
                                + " a confirmation. This was a dry run; nothing was sent."));
    }

    static List<Warning> warnings() {
        return List.of(
                new Warning.LimitsUnstated(),
                new Warning.DayMissing(31),
                new Warning.ClockChange(STOCKHOLM, NEXT),
                new Warning.MoreRunsThanSlots(6, 3),
                new Warning.MoreRunsThanSlots(6, 1),
                new Warning.OtherNextRun(NEXT, NEXT.plusSeconds(3600)),
                new Warning.InDoubt("rcp_3", NEXT),
                new Warning.OthersOn(
                        List.of(
                                new NextStep(
                                        "remove_schedule",
                                        Fields.of("vps", "vps_1")
                                                .with("kind", "backup")
                                                .with("scheduleId", "bks_2")))),
                new Warning.NothingOn(Subject.BACKUP_SCHEDULE),
                new Warning.NothingOn(Subject.SNAPSHOT_SCHEDULE),
                new Warning.CopiesUndocumented(Subject.BACKUP_SCHEDULE),
                new Warning.CopiesUndocumented(Subject.SNAPSHOT_SCHEDULE),
                new Warning.OldSchedule(
                        Frequency.DAILY,
                        Warning.Fate.SWITCHED_OFF,
                        Optional.of(
                                new NextStep(
                                        "remove_schedule",
                                        Fields.of("vps", "vps_1")
                                                .with("kind", "backup")
                                                .with("scheduleId", "bks_2")))),
                new Warning.OldSchedule(Frequency.WEEKLY, Warning.Fate.GONE, Optional.empty()),
                new Warning.BuysNoSlots(14, Optional.of(5)),
                new Warning.BuysNoSlots(14, Optional.empty()),
                new Warning.UndoWeakens(new Direction.Weakens(Set.of(Loss.SHORTER_REACH))));
    }

    private static List<Example> adjusted() {
        return List.of(
                new Example(
                        "another hour than asked",
                        adjusted(backup(daily(2, 3), daily(5, 3)), List.of(change("hour", 4, 5))),
                        "\"web-01\" now backs up daily at 05:00 UTC, keeping 3 copies; next run 2026-11-23"
                                + " 02:00 UTC. HostUp changed what was asked: hour 04:00 -> 05:00. Receipt rcp_7."
                                + UNDONE_BY_LOOKING),
                new Example(
                        "another schedule left on",
                        adjusted(backup(daily(2, 3), daily(4, 3)), List.of(), removal("bks_1")),
                        "\"web-01\" now backs up daily at 04:00 UTC, keeping 3 copies; next run 2026-11-23"
                                + " 02:00 UTC. Another schedule is on as well; to remove it: remove_schedule"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"kind\":\"backup\",\"scheduleId\":\"bks_1\"}. Receipt rcp_7."
                                + UNDONE_BY_LOOKING),
                new Example(
                        "two schedules left on, and other copies than asked",
                        adjusted(
                                backup(daily(2, 3), daily(4, 3)),
                                List.of(change("retentionCount", 4, 3)),
                                removal("bks_1"),
                                removal("bks_2")),
                        "\"web-01\" now backs up daily at 04:00 UTC, keeping 3 copies; next run 2026-11-23"
                                + " 02:00 UTC. HostUp changed what was asked: copies 4 -> 3. 2 other schedules are on as well;"
                                + " to remove them: remove_schedule"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"kind\":\"backup\",\"scheduleId\":\"bks_1\"}, remove_schedule"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"kind\":\"backup\",\"scheduleId\":\"bks_2\"}. Receipt rcp_7."
                                + UNDONE_BY_LOOKING));
    }

    private static List<Example> unchanged() {
        return List.of(
                new Example(
                        "so before",
                        new Outcome.AlreadySet(backup(daily(2, 3), daily(2, 3))),
                        "The backup schedule of \"web-01\" is already set: daily at 02:00 UTC, keeping 3 copies;"
                                + " next run 2026-11-23 02:00 UTC. Nothing was sent."),
                new Example(
                        "so before, and switched off",
                        new Outcome.AlreadySet(backup(off(daily(2, 3)), off(daily(2, 3)))),
                        "The backup schedule of \"web-01\" is already set and switched off: daily at 02:00 UTC,"
                                + " keeping 3 copies. Nothing was sent."),
                new Example(
                        "settings so before",
                        new Outcome.AlreadySet(
                                facts(
                                        Subject.BACKUP_SETTINGS,
                                        Fields.of("maxTotalBackups", 5),
                                        Fields.of("maxTotalBackups", 5))),
                        "The backup settings of \"web-01\" are already set: at most 5 backups. Nothing was sent."),
                new Example(
                        "no backup schedule there",
                        new Outcome.AlreadySet(backup(Fields.NONE, Fields.NONE)),
                        "\"web-01\" has no such backup schedule, so nothing was sent."),
                new Example(
                        "no snapshot schedule there",
                        new Outcome.AlreadySet(
                                facts(Subject.SNAPSHOT_SCHEDULE, Fields.NONE, Fields.NONE)),
                        "\"web-01\" has no snapshot schedule, so nothing was sent."));
    }

    private static List<Example> planned() {
        return List.of(
                new Example(
                        "a first schedule rehearsed",
                        new Outcome.Planned(backup(Fields.NONE, daily(2, 3)), STRONGER, false),
                        "This would give \"web-01\" a backup schedule: daily at 02:00 UTC, keeping 3 copies;"
                                + " next run 2026-11-23 02:00 UTC. This was a dry run; nothing was sent."),
                new Example(
                        "a first schedule rehearsed, switched off",
                        new Outcome.Planned(
                                facts(Subject.SNAPSHOT_SCHEDULE, Fields.NONE, off(snapshots(6))),
                                new Direction.Neutral(),
                                false),
                        "This would give \"web-01\" a snapshot schedule (switched off): every 6 hours. This was"
                                + " a dry run; nothing was sent."),
                new Example(
                        "first settings rehearsed",
                        new Outcome.Planned(
                                facts(
                                        Subject.BACKUP_SETTINGS,
                                        Fields.NONE,
                                        Fields.of("maxTotalBackups", 5)),
                                new Direction.Neutral(),
                                false),
                        "This would give \"web-01\" backup settings: at most 5 backups. This was a dry run;"
                                + " nothing was sent."),
                new Example(
                        "a weakening rehearsed, with a warning",
                        new Outcome.Planned(
                                facts(
                                        Subject.BACKUP_SCHEDULE,
                                        daily(2, 7),
                                        daily(4, 2),
                                        List.of(new Warning.LimitsUnstated())),
                                FEWER,
                                true),
                        "This would weaken the protection of \"web-01\": daily at 02:00 UTC -> daily at 04:00 UTC, copies 7 -> 2 (fewer"
                                + " copies, a shorter reach); next run 2026-11-23 02:00 UTC. The change itself would wait for a confirmation. This was a dry run;"
                                + " nothing was sent. Note: HostUp did not say how many backup slots there are, so the copies may"
                                + " not all fit."),
                new Example(
                        "fewer copies wait",
                        asks(backup(daily(2, 7), daily(2, 2)), FEWER),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": copies 7 -> 2 (fewer copies, a shorter reach); next run 2026-11-23 02:00 UTC."
                                + " To go ahead, ask the user, and on a yes call apply_plan before 2026-11-22 03:05 UTC with"
                                + " planToken Ab3_-token"),
                new Example(
                        "a weekly schedule in the asker's zone waits",
                        asks(MONDAY_MIDNIGHT, new Direction.Weakens(Set.of(Loss.RARER_RUNS))),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": daily at 03:00 UTC (04:00"
                                + " Europe/Stockholm) -> weekly on Sunday at 23:00 UTC (Monday 00:00 Europe/Stockholm)"
                                + " (fewer runs); next run 2026-11-22 23:00 UTC (2026-11-23 00:00 Europe/Stockholm). To go"
                                + " ahead, ask the user, and on a yes call apply_plan before 2026-11-22 03:05 UTC with"
                                + " planToken Ab3_-token"),
                new Example(
                        "fewer copies wait for somebody else",
                        asks(backup(daily(2, 7), daily(2, 2)), FEWER, false, true),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": copies 7 -> 2 (fewer"
                                + " copies, a shorter reach); next run 2026-11-23 02:00 UTC. To go ahead, an approver calls"
                                + " apply_plan before 2026-11-22 03:05 UTC with planToken Ab3_-token"),
                new Example(
                        "fewer copies wait for people in Slack",
                        asks(backup(daily(2, 7), daily(2, 2)), FEWER, true),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": copies 7 -> 2 (fewer copies, a shorter reach); next run 2026-11-23 02:00 UTC."
                                + " People in Slack have been asked, and may say yes until 2026-11-22 03:05 UTC;"
                                + " to hear how it went, call apply_plan with planToken Ab3_-token"),
                new Example(
                        "fewer copies wait, with a warning",
                        asks(
                                facts(
                                        Subject.BACKUP_SCHEDULE,
                                        daily(2, 7),
                                        daily(2, 2),
                                        List.of(new Warning.LimitsUnstated())),
                                FEWER),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": copies 7 -> 2 (fewer copies, a shorter reach); next run 2026-11-23 02:00 UTC."
                                + " Note: HostUp did not say how many backup slots there are, so the copies may not all fit."
                                + " To go ahead, ask the user, and on a yes call apply_plan before 2026-11-22 03:05 UTC with"
                                + " planToken Ab3_-token"),
                new Example(
                        "switching off waits",
                        asks(
                                backup(daily(2, 7), off(daily(2, 7))),
                                new Direction.Weakens(EnumSet.of(Loss.SWITCHED_OFF))),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": backups switched off."
                                + " To go ahead, ask the user, and on a yes call apply_plan before 2026-11-22 03:05 UTC with"
                                + " planToken Ab3_-token"),
                new Example(
                        "a change of what HostUp did not state whole waits",
                        asks(
                                backup(daily(2, 7).without("retentionCount"), daily(2, 7)),
                                new Direction.Weakens(EnumSet.of(Loss.PERHAPS_SOMETHING_UNSTATED))),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": copies unstated -> 7"
                                + " (HostUp did not state all that is there); next run 2026-11-23 02:00 UTC. To go ahead, ask the"
                                + " user, and on a yes call apply_plan before 2026-11-22 03:05 UTC with planToken Ab3_-token"),
                new Example(
                        "a change while paused waits",
                        asks(backup(off(daily(2, 7)), off(daily(4, 7))), new Direction.Neutral()),
                        "Nothing changed yet. This would change the backup schedule of \"web-01\", which stays switched off: daily at 02:00 UTC ->"
                                + " daily at 04:00 UTC. To go ahead, ask the user, and on a yes call apply_plan before 2026-11-22 03:05 UTC"
                                + " with planToken Ab3_-token"),
                new Example(
                        "fewer copies while paused wait",
                        asks(backup(off(daily(2, 7)), off(daily(2, 2))), FEWER),
                        "Nothing changed yet. This would weaken the protection of \"web-01\", which stays switched off: copies 7 -> 2 (fewer"
                                + " copies, a shorter reach). To go ahead, ask the user, and on a yes call apply_plan before"
                                + " 2026-11-22 03:05 UTC with planToken Ab3_-token"),
                new Example(
                        "a removal waits",
                        asks(
                                backup(daily(2, 7), Fields.NONE),
                                new Direction.Weakens(EnumSet.of(Loss.REMOVED))),
                        "Nothing changed yet. This would remove the backup schedule of \"web-01\": daily at 02:00 UTC, keeping 7 copies."
                                + " To go ahead, ask the user, and on a yes call apply_plan before 2026-11-22 03:05 UTC with"
                                + " planToken Ab3_-token"),
                new Example(
                        "a strengthening waits where all do",
                        asks(
                                backup(
                                        off(daily(2, 7)),
                                        Fields.of("frequency", "weekly")
                                                .with("hour", 2)
                                                .with("dayOfWeek", 1)
                                                .with("retentionCount", 7)
                                                .with("enabled", true)
                                                .with("name", "Weekly")),
                                STRONGER),
                        "Nothing changed yet. This would change the backup schedule of \"web-01\": daily at 02:00 UTC -> weekly on Monday at 02:00 UTC,"
                                + " backups switched on, name none -> \"Weekly\"; next run 2026-11-23 02:00 UTC. To go ahead, ask the"
                                + " user, and on a yes call apply_plan before 2026-11-22 03:05 UTC with planToken Ab3_-token"),
                new Example(
                        "rarer snapshots wait",
                        asks(
                                facts(Subject.SNAPSHOT_SCHEDULE, snapshots(6), snapshots(12)),
                                new Direction.Weakens(Set.of(Loss.RARER_RUNS))),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": hours between snapshots 6 -> 12 (fewer runs)."
                                + " To go ahead, ask the user, and on a yes call apply_plan before 2026-11-22 03:05 UTC with"
                                + " planToken Ab3_-token"),
                new Example(
                        "weaker settings wait",
                        asks(
                                facts(
                                        Subject.BACKUP_SETTINGS,
                                        Fields.of("maxTotalBackups", 5)
                                                .with("autoDeleteOldest", false),
                                        Fields.of("maxTotalBackups", 3)
                                                .with("autoDeleteOldest", true)),
                                new Direction.Weakens(
                                        EnumSet.of(Loss.OLDEST_DELETED, Loss.LOWER_MAXIMUM))),
                        "Nothing changed yet. This would weaken the protection of \"web-01\": most backups 5 -> 3, automatic deletion of the"
                                + " oldest off -> on (HostUp deletes old backups, a lower maximum). To go ahead, ask the user, and on a yes"
                                + " call apply_plan before 2026-11-22 03:05 UTC with planToken Ab3_-token"));
    }

    private static List<Example> refused() {
        return List.of(
                new Example(
                        "gate shut",
                        refused(
                                new Refusal.GateShut(
                                        "canCreate",
                                        new Gate.Shut(
                                                Optional.of("pending_order"),
                                                Optional.of("An order is being processed.")),
                                        LOOK)),
                        "Refused for \"web-01\": HostUp does not allow this now (canCreate, pending_order): \"An order"
                                + " is being processed\". Nothing was changed. Clear that at HostUp, then ask again; this shows"
                                + " how it stands: get_protection {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"}"),
                new Example(
                        "gate shut without a word",
                        refused(
                                new Refusal.GateShut(
                                        "canUpdate",
                                        new Gate.Shut(Optional.empty(), Optional.empty()),
                                        Optional.empty())),
                        "Refused for \"web-01\": HostUp does not allow this now (canUpdate). Nothing was changed."
                                + " Clear that at HostUp, then ask again; this shows how it stands: get_protection"),
                new Example(
                        "gate shut, removal is the way off",
                        refused(
                                new Refusal.GateShut(
                                        "canEnable",
                                        new Gate.Shut(Optional.empty(), Optional.empty()),
                                        Optional.of(
                                                step(
                                                        "remove_schedule",
                                                        Fields.of("kind", "snapshot"))))),
                        "Refused for \"web-01\": HostUp does not allow this now (canEnable). Nothing was changed."
                                + " Remove the schedule instead: remove_schedule {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"kind\":\"snapshot\"}"),
                new Example(
                        "gate unstated",
                        refused(new Refusal.GateUnstated("canCreate", LOOK)),
                        "Refused for \"web-01\": HostUp did not state canCreate, and without a stated yes nothing is"
                                + " sent. Nothing was changed. Ask again later; this shows what HostUp states: get_protection"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"}"),
                new Example(
                        "gate unstated without a call",
                        refused(new Refusal.GateUnstated("available", Optional.empty())),
                        "Refused for \"web-01\": HostUp did not state available, and without a stated yes nothing is"
                                + " sent. Nothing was changed. Ask again later; this shows what HostUp states:"
                                + " get_protection"),
                new Example(
                        "some copies fit",
                        refused(
                                noRoom(
                                        7,
                                        new Slots.Counted(5, 1, 3, 1),
                                        4,
                                        step(
                                                "set_backup_schedule",
                                                Fields.of("retentionCount", 4)))),
                        "Refused for \"web-01\": 7 copies do not fit: 5 slots, 1 held by a manual backup, at most 4."
                                + " Nothing was changed. Ask for what fits: set_backup_schedule"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"retentionCount\":4}"),
                new Example(
                        "no copy fits",
                        refused(
                                noRoom(
                                        1,
                                        new Slots.Bounded(2, 2),
                                        0,
                                        step("preview_capacity", Fields.of("backupSlots", 1)))),
                        "Refused for \"web-01\": 1 copy does not fit: 2 slots, 2 held by manual backups, none left."
                                + " Nothing was changed. See what more slots cost (buys nothing): preview_capacity"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"backupSlots\":1}"),
                new Example(
                        "two copies on one slot",
                        refused(
                                new Refusal.NoRoom(
                                        2, new Slots.Bounded(1, 0), 1, Optional.empty())),
                        "Refused for \"web-01\": 2 copies do not fit: 1 slot, at most 1. Nothing was changed. Ask for"
                                + " what fits: set_backup_schedule"),
                new Example(
                        "slots that nobody stated",
                        refused(new Refusal.NoRoom(2, Slots.UNSTATED, 0, Optional.empty())),
                        "Refused for \"web-01\": 2 copies do not fit: an unstated number of slots, none left. Nothing"
                                + " was changed. See what more slots cost (buys nothing): preview_capacity"),
                new Example(
                        "three copies where only the total is stated",
                        refused(new Refusal.NoRoom(3, new Slots.Limited(2), 2, Optional.empty())),
                        "Refused for \"web-01\": 3 copies do not fit: 2 slots, at most 2. Nothing was changed. Ask for"
                                + " what fits: set_backup_schedule"),
                new Example(
                        "no snapshot slots",
                        refused(
                                new Refusal.NoSnapshotSlots(
                                        Optional.of("Snapshots are not part of this plan"),
                                        Optional.of(
                                                step(
                                                        "preview_capacity",
                                                        Fields.of("snapshotSlots", 1))))),
                        "Refused for \"web-01\": this plan has no snapshot slots; HostUp says: \"Snapshots are not part"
                                + " of this plan\". Nothing was changed. See what slots cost (buys nothing): preview_capacity"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"snapshotSlots\":1}"),
                new Example(
                        "no snapshot slots, without a word",
                        refused(new Refusal.NoSnapshotSlots(Optional.empty(), Optional.empty())),
                        "Refused for \"web-01\": this plan has no snapshot slots. Nothing was changed. See what slots"
                                + " cost (buys nothing): preview_capacity"),
                new Example(
                        "no snapshot slots, removal is the way off",
                        refused(
                                new Refusal.NoSnapshotSlots(
                                        Optional.empty(),
                                        Optional.of(
                                                step(
                                                        "remove_schedule",
                                                        Fields.of("kind", "snapshot"))))),
                        "Refused for \"web-01\": this plan has no snapshot slots. Nothing was changed. Remove the"
                                + " schedule instead: remove_schedule {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\",\"kind\":\"snapshot\"}"),
                new Example(
                        "not offered",
                        refused(
                                new Refusal.NotOffered(
                                        List.of("snapshotSlots", "backupSlots", "ramGb"))),
                        "Refused for \"web-01\": HostUp does not offer snapshot slots or backup slots or ramGb for this server"
                                + " now. Nothing was changed. Look in HostUp's control panel for a plan that includes them."),
                new Example(
                        "refused by HostUp",
                        refused(new Refusal.ByHostUp(problem(Optional.of("req_1")))),
                        "Refused for \"web-01\": HostUp answered 422 validation_failed: \"The request is not valid\","
                                + " \"/hour: must be at most 23\" (request req_1). Nothing was changed. Mend what HostUp names,"
                                + " or ask its support with the request id."),
                new Example(
                        "refused by HostUp without a word",
                        new Outcome.Refused(
                                Optional.empty(),
                                new Refusal.ByHostUp(
                                        new HostUpProblem(
                                                400,
                                                Optional.empty(),
                                                Optional.empty(),
                                                List.of(),
                                                Optional.empty())),
                                Fields.NONE),
                        "Refused: HostUp answered 400. Nothing was changed. Mend what HostUp names, or ask its"
                                + " support."),
                new Example(
                        "accepted, and said to have failed",
                        refused(
                                new Refusal.ByHostUp(
                                        new HostUpProblem(
                                                200,
                                                Optional.empty(),
                                                Optional.of("Not now"),
                                                List.of(),
                                                Optional.empty()))),
                        "Refused for \"web-01\": HostUp answered 200 but said that it failed: \"Not now\". Nothing was"
                                + " changed. Mend what HostUp names, or ask its support."),
                new Example(
                        "role too low",
                        new Outcome.Refused(
                                Optional.empty(),
                                new Refusal.RoleTooLow(Role.APPROVER),
                                Fields.NONE),
                        "Refused: only an approver may do this. Nothing was changed. Ask an approver."),
                new Example(
                        "role too low even to look",
                        new Outcome.Refused(
                                Optional.empty(), new Refusal.RoleTooLow(Role.VIEWER), Fields.NONE),
                        "Refused: only a viewer may do this. Nothing was changed. Ask a viewer."),
                new Example(
                        "declined",
                        new Outcome.Refused(
                                Optional.of(WEB), new Refusal.Declined("U02APPROVER"), Fields.NONE),
                        "Refused for \"web-01\": declined by U02APPROVER. Nothing was changed. Talk to them before asking again."),
                new Example(
                        "a person is needed, and can be asked",
                        new Outcome.Refused(
                                Optional.empty(),
                                new Refusal.PersonNeeded(
                                        Set.of(
                                                ApprovalWay.APP,
                                                ApprovalWay.SLACK,
                                                ApprovalWay.ELICITATION)),
                                Fields.NONE),
                        "Refused: only a person may say yes to what weakens protection. Nothing was changed."
                                + " Ask for the change itself, without apply_plan: this client then asks its user,"
                                + " or people in Slack decide with a button, or this client then shows a card on which its user decides."),
                new Example(
                        "a person is needed, and nobody can be asked",
                        new Outcome.Refused(
                                Optional.of(WEB), new Refusal.PersonNeeded(Set.of()), Fields.NONE),
                        "Refused for \"web-01\": only a person may say yes to what weakens protection. Nothing was changed."
                                + " This client can ask nobody: ask for the change in one that can ask its user (MCP elicitation)"
                                + " or shows cards (MCP Apps), as an approver, or in Slack where it is set up."),
                new Example(
                        "too many wait",
                        new Outcome.Refused(
                                Optional.of(WEB), new Refusal.TooManyWaiting(), Fields.NONE),
                        "Refused for \"web-01\": too many changes wait for a yes from people in Slack already. Nothing was changed."
                                + " Ask again when some of them have been answered."),
                new Example(
                        "read-only",
                        new Outcome.Refused(Optional.empty(), new Refusal.ReadOnly(), Fields.NONE),
                        "Refused: Nattvakt is in read-only mode. Nothing was changed. Ask the administrator of Nattvakt"
                                + " (NATTVAKT_READ_ONLY)."),
                new Example(
                        "an undo after somebody else's change",
                        new Outcome.Refused(
                                Optional.of(WEB),
                                new Refusal.MovedOn(Subject.BACKUP_SCHEDULE),
                                Fields.NONE),
                        "Refused for \"web-01\": the backup schedule has changed since, so undoing would undo somebody's"
                                + " later change. Nothing was changed. Look at it with get_protection, and ask for what"
                                + " should be so."),
                new Example(
                        "an undo of settings after somebody else's change",
                        new Outcome.Refused(
                                Optional.of(WEB),
                                new Refusal.MovedOn(Subject.BACKUP_SETTINGS),
                                Fields.NONE),
                        "Refused for \"web-01\": the backup settings have changed since, so undoing would undo somebody's"
                                + " later change. Nothing was changed. Look at it with get_protection, and ask for what"
                                + " should be so."),
                new Example(
                        "an undo without knowing what was",
                        new Outcome.Refused(
                                Optional.of(WEB),
                                new Refusal.NotRestorable(Subject.SNAPSHOT_SCHEDULE),
                                Fields.NONE),
                        "Refused for \"web-01\": HostUp did not state all of the snapshot schedule that was there before."
                                + " Nothing was changed. Look at it with get_protection, and ask for what should be so."),
                new Example(
                        "an undo of settings without knowing what was",
                        new Outcome.Refused(
                                Optional.of(WEB),
                                new Refusal.NotRestorable(Subject.BACKUP_SETTINGS),
                                Fields.NONE),
                        "Refused for \"web-01\": HostUp did not state all of the backup settings that were there before."
                                + " Nothing was changed. Look at it with get_protection, and ask for what should be so."));
    }

    private static List<Example> troubled() {
        return List.of(
                new Example(
                        "two problems",
                        new Outcome.Invalid(
                                List.of(
                                        ArgumentProblem.wrong(
                                                "hour",
                                                "hour is 24 (expected: a whole number, 0-23)",
                                                "the nearest that is possible is 23"),
                                        ArgumentProblem.missing("dayOfWeek", "0-6, 0 = Sunday"))),
                        "Not understood: hour is 24 (expected: a whole number, 0-23) - the nearest that is possible"
                                + " is 23; dayOfWeek is missing - give 0-6, 0 = Sunday. Nothing was sent."),
                new Example(
                        "no such server",
                        new Outcome.NotFound("web-99", List.of()),
                        "There is no server called \"web-99\". find_vps lists those there are."),
                new Example(
                        "several such servers",
                        new Outcome.NotFound("app", List.of(app(1), app(3))),
                        "2 servers are called \"app\"; ask with the id of one: vps_app1 (\"192.0.2.21\"), vps_app3."),
                new Example(
                        "many such servers",
                        new Outcome.NotFound(
                                "app", IntStream.range(0, 8).mapToObj(_ -> app(3)).toList()),
                        "8 servers are called \"app\"; ask with the id of one: vps_app3, vps_app3, vps_app3, vps_app3,"
                                + " vps_app3, vps_app3, vps_app3, vps_app3."),
                new Example(
                        "more such servers than are named",
                        new Outcome.NotFound(
                                "app", IntStream.range(0, 52).mapToObj(_ -> app(3)).toList()),
                        "52 servers are called \"app\"; ask with the id of one: vps_app3"
                                + ", vps_app3".repeat(49)
                                + " and 2 more."),
                new Example(
                        "vanished",
                        new Outcome.Vanished(
                                WEB,
                                new HostUpProblem(
                                        404,
                                        Optional.of("vps_not_found"),
                                        Optional.of("No such server."),
                                        List.of(),
                                        Optional.of("req_1"))),
                        "HostUp no longer knows \"web-01\", although it had just been read: HostUp answered 404"
                                + " vps_not_found: \"No such server\" (request req_1). Nothing was changed."),
                new Example(
                        "plan expired",
                        new Outcome.PlanVoid(Optional.empty(), new Outcome.PlanVoid.Why.Expired()),
                        "This plan has expired. Nothing was sent; ask for the change again to get a new one."),
                new Example(
                        "plan used",
                        used(verified(backup(daily(2, 3), daily(4, 3)))),
                        "This was done already. Nothing was sent again. Receipt rcp_7."),
                new Example(
                        "plan used, and HostUp made something else of it",
                        used(
                                adjusted(
                                        backup(daily(2, 3), daily(5, 3)),
                                        List.of(change("hour", 4, 5)))),
                        "This was done already. Nothing was sent again. Receipt rcp_7."),
                new Example(
                        "plan used without need",
                        used(new Outcome.AlreadySet(backup(daily(2, 3), daily(2, 3)))),
                        "This was done already. Nothing was sent again."),
                new Example(
                        "plan used in doubt",
                        used(
                                new Outcome.Unconfirmed(
                                        backup(daily(2, 3), daily(4, 3)), "it broke", RECEIPT)),
                        "This was sent already, and its result is unknown. Nothing was sent again; check with"
                                + " get_protection {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"}. Receipt rcp_7."),
                new Example(
                        "plan used and overwritten",
                        used(
                                new Outcome.Overwritten(
                                        backup(daily(2, 3), daily(5, 3)),
                                        List.of(),
                                        true,
                                        RECEIPT)),
                        "This was sent already, and HostUp showed another value then. Nothing was sent again. Receipt"
                                + " rcp_7."),
                new Example(
                        "plan declined",
                        used(refused(new Refusal.Declined("U02APPROVER"))),
                        "This was declined already, and nothing was sent. Ask for the change again if it is still wanted."),
                new Example(
                        "plan refused",
                        used(refused(new Refusal.ByHostUp(problem(Optional.empty())))),
                        "This was refused already, and nothing was changed. Ask for the change again if it is still"
                                + " wanted."),
                new Example(
                        "plan unknown",
                        new Outcome.PlanVoid(Optional.empty(), new Outcome.PlanVoid.Why.Unknown()),
                        "This plan is not known here: it was made before a restart, or never. Nothing was sent; ask for"
                                + " the change again to get a new one."),
                new Example(
                        "plan overtaken",
                        new Outcome.PlanVoid(Optional.of(WEB), new Outcome.PlanVoid.Why.Moved()),
                        "The schedule or the settings have changed since this plan was made. Nothing was sent; ask for"
                                + " the change again to see what it means now."),
                new Example(
                        "overwritten",
                        new Outcome.Overwritten(
                                backup(daily(2, 3), daily(5, 3)),
                                List.of(change("hour", 4, 5)),
                                true,
                                RECEIPT),
                        "HostUp accepted the change of the backup schedule of \"web-01\", but by now shows somebody"
                                + " else's value: hour 04:00 -> 05:00. Look with get_protection {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"} before asking"
                                + " again. Receipt rcp_7."),
                new Example(
                        "overwritten, or never done",
                        new Outcome.Overwritten(
                                backup(daily(2, 3), daily(5, 3)),
                                List.of(change("hour", 4, 5)),
                                false,
                                RECEIPT),
                        "HostUp accepted the change of the backup schedule of \"web-01\", but shows another value, perhaps"
                                + " somebody else's: hour 04:00 -> 05:00. Nobody can say whether it took effect: look with"
                                + " get_protection {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"} before asking again. Receipt rcp_7."),
                new Example(
                        "overwritten by nothing",
                        new Outcome.Overwritten(
                                backup(daily(2, 3), Fields.NONE),
                                daily(4, 3).changesTo(Fields.NONE),
                                false,
                                RECEIPT),
                        "HostUp accepted the change of the backup schedule of \"web-01\", but by now there is none. Nobody"
                                + " can say whether it took effect: look with get_protection"
                                + " {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"} before asking again. Receipt rcp_7."),
                new Example(
                        "another one instead of none",
                        new Outcome.Overwritten(
                                backup(daily(2, 3), daily(5, 3)),
                                Fields.NONE.changesTo(daily(5, 3)),
                                false,
                                RECEIPT),
                        "HostUp accepted the change of the backup schedule of \"web-01\", which was to be removed, but shows"
                                + " one: daily at 05:00 UTC, keeping 3 copies. Nobody can say whether it took effect: look with"
                                + " get_protection {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"} before asking again. Receipt rcp_7."),
                new Example(
                        "unconfirmed",
                        new Outcome.Unconfirmed(
                                backup(daily(2, 3), daily(4, 3)),
                                "the connection broke, and nothing has changed so far",
                                RECEIPT),
                        "It is not known whether the change of the backup schedule of \"web-01\" holds: the connection"
                                + " broke, and nothing has changed so far. Check with get_protection {\"vps\":\"vps_01hxa3b4c5d6e7f8g9h0j1k2m3\"} in two"
                                + " minutes, before asking for it again. Receipt rcp_7."),
                new Example(
                        "told to wait",
                        new Outcome.RateLimited(Duration.ofMillis(59_001)),
                        "HostUp asks for a pause of 60 seconds, longer than this call may last. Nothing was sent; try"
                                + " again after that."),
                new Example(
                        "told to wait for next to nothing",
                        new Outcome.RateLimited(Duration.ZERO),
                        "HostUp asks for a pause of 1 second, longer than this call may last. Nothing was sent; try"
                                + " again after that."),
                new Example(
                        "busy",
                        new Outcome.Busy(WEB),
                        "Another change of \"web-01\" is still running. Nothing was sent; try again in a few"
                                + " seconds."),
                new Example(
                        "unavailable",
                        new Outcome.Unavailable(
                                "hostup_unreachable",
                                "the connection to HostUp failed",
                                Optional.empty()),
                        "The connection to HostUp failed (hostup_unreachable). Nothing was changed."),
                new Example(
                        "key refused",
                        Outcome.keyRefused(
                                new HostUpProblem(
                                        401,
                                        Optional.of("invalid_token"),
                                        Optional.of("Bad key"),
                                        List.of(),
                                        Optional.of("req_9"))),
                        "HostUp refuses this server's API key: it may be mistyped, revoked, or restricted to other IP addresses (invalid_token). HostUp says: \"Bad key\". Nothing was changed."));
    }
}
