package dev.nattvakt.words;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.NeededYes;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

/// Plans over many servers, and what came of them.
public final class FleetExamples {

    public static final String TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";

    private FleetExamples() {}

    static Vps node(int number) {
        return new Vps(
                new VpsId("vps_" + number),
                Optional.of("node-%02d".formatted(number)),
                Optional.empty(),
                Optional.empty());
    }

    static FleetRow.Change change(int number, Fields before, Fields after, Direction direction) {
        Facts facts =
                OutcomeExamples.facts(Subject.BACKUP_SCHEDULE, before, after).of(node(number));
        return new FleetRow.Change(
                facts,
                direction,
                new PlannedChange(
                        new SetSnapshotSchedule(
                                node(number).id().value(), Optional.empty(), Optional.empty()),
                        "print"),
                Optional.empty());
    }

    /// A first schedule.
    public static FleetRow.Change first(int number, int hour) {
        return change(
                number, Fields.NONE, OutcomeExamples.daily(hour, 3), new Direction.Strengthens());
    }

    public static FleetRow.Change weaker(int number) {
        return change(
                number,
                OutcomeExamples.daily(2, 7),
                OutcomeExamples.daily(2, 3),
                new Direction.Weakens(EnumSet.of(Direction.Loss.FEWER_COPIES)));
    }

    public static FleetRow.Same same(int number) {
        return new FleetRow.Same(
                OutcomeExamples.facts(
                                Subject.BACKUP_SCHEDULE,
                                OutcomeExamples.daily(2, 3),
                                OutcomeExamples.daily(2, 3))
                        .of(node(number)));
    }

    static FleetRow.Same none(int number) {
        return new FleetRow.Same(
                OutcomeExamples.facts(Subject.BACKUP_SCHEDULE, Fields.NONE, Fields.NONE)
                        .of(node(number)));
    }

    public static FleetRow.Refused refused(int number, String example) {
        return new FleetRow.Refused(
                node(number), (Outcome.Obstacle) OutcomeExamples.named(example));
    }

    static FleetRow.Unknown unknown(int number, String example) {
        return new FleetRow.Unknown(
                node(number), Optional.of((Outcome.Obstacle) OutcomeExamples.named(example)));
    }

    public static FleetRow.Unknown notReached(int number) {
        return new FleetRow.Unknown(node(number), Optional.empty());
    }

    /// @param outcome of its last try
    public static FleetRow.Change tried(int number, Outcome outcome) {
        FleetRow.Change row = first(number, 2);
        return new FleetRow.Change(
                row.facts(), row.direction(), row.change(), Optional.of(outcome));
    }

    public static FleetRow.Change tried(int number, String example) {
        return tried(number, OutcomeExamples.named(example));
    }

    private static Plan<PlanContent> plan(boolean forSlack, boolean forOthers) {
        return new Plan<>(
                new PlanContent.Many(List.of(), Optional.empty()),
                "anonymous",
                Instant.parse("2026-11-22T03:05:00Z"),
                forSlack ? NeededYes.IN_SLACK : NeededYes.OF_CALLER,
                forOthers);
    }

    public static FleetOutcome.NeedsConfirmation waiting(FleetRow... rows) {
        return new FleetOutcome.NeedsConfirmation(List.of(rows), plan(false, false), TOKEN);
    }

    public static FleetOutcome.NeedsConfirmation forOthers(FleetRow... rows) {
        return new FleetOutcome.NeedsConfirmation(List.of(rows), plan(false, true), TOKEN);
    }

    public static FleetOutcome.NeedsConfirmation forSlack(FleetRow... rows) {
        return new FleetOutcome.NeedsConfirmation(List.of(rows), plan(true, true), TOKEN);
    }

    public static FleetOutcome nothing(FleetRow... rows) {
        return new FleetOutcome.NothingToDo(List.of(rows));
    }

    /// The same plan where a person decided, and would have to again.
    public static FleetOutcome.Applied byPerson(FleetOutcome.Applied applied) {
        NeededYes yes = new NeededYes(Approval.PERSON, Set.of(ApprovalWay.APP));
        return new FleetOutcome.Applied(
                applied.rows(),
                applied.receipt(),
                applied.rest()
                        .map(rest -> rest.plan())
                        .map(plan ->
                                new FleetOutcome.Rest(
                                        new Plan<>(
                                                plan.content(),
                                                plan.requester(),
                                                plan.expiresAt(),
                                                yes,
                                                plan.forOthers()),
                                        TOKEN)));
    }

    public static FleetOutcome.Applied applied(FleetRow.Change... rows) {
        boolean isSent =
                List.of(rows).stream()
                        .anyMatch(row -> row.outcome().flatMap(Outcome::proof).isPresent());
        return new FleetOutcome.Applied(
                List.of(rows),
                isSent
                        ? Optional.of(
                                new Receipt(
                                        "rcp_whole",
                                        List.of(),
                                        OutcomeExamples.NEXT,
                                        People.alone("anna")
                                                .and(new Consent("bo", ApprovalWay.CALLER))))
                        : Optional.empty(),
                List.of(rows).stream().anyMatch(FleetRow.Change::isLeft)
                        ? Optional.of(new FleetOutcome.Rest(plan(false, false), TOKEN))
                        : Optional.empty());
    }
}
