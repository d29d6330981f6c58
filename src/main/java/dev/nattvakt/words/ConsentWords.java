package dev.nattvakt.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.schedule.Fields;

/// What a person is told before a yes: the same in a form (MCP elicitation), on a card (MCP Apps)
/// and in Slack. None of it holds the plan's token.
public final class ConsentWords {

    private ConsentWords() {}

    /// What would happen, in a sentence or two.
    public static Words headline(Waiting waiting) {
        return switch (waiting) {
            case Outcome.NeedsConfirmation one -> OutcomeWords.would(one.facts(), one.direction());
            case FleetOutcome.NeedsConfirmation many -> FleetPlanWords.summary(many);
        };
    }

    /// The question to the person who may say yes, for a door that shows who asked by itself.
    public static Words question(Waiting waiting) {
        return switch (waiting) {
            case Outcome.NeedsConfirmation one ->
                    OutcomeWords.question(one.facts(), one.direction());
            case FleetOutcome.NeedsConfirmation many -> FleetPlanWords.question(many);
        };
    }

    /// The same with who asked, through which door, and until when a yes counts.
    public static Words question(Waiting waiting, Door door) {
        Plan<?> plan = waiting.plan();
        return question(waiting)
                .text("\nAsked for by ")
                .quote(plan.requester())
                .text(" through " + name(door) + ". A yes counts until ")
                .moment(plan.expiresAt())
                .text(".");
    }

    public static String name(Door door) {
        return switch (door) {
            case REST, MCP -> door.name();
            case STDIO, SLACK, BOARD, WATCH -> door.name().toLowerCase(Locale.ROOT);
        };
    }

    /// ` on the card that is shown with this`.
    static String where(Set<ApprovalWay> ways) {
        if (ways.contains(ApprovalWay.APP)) {
            return " on the card that is shown with this";
        }
        return ways.contains(ApprovalWay.SLACK) ? " with a button in Slack" : " when asked";
    }

    /// The state before or after, on HostUp's clock and on the asker's.
    ///
    /// @param near when it is told: clocks change
    public static Words state(Facts facts, Fields fields, Instant near) {
        if (fields.isEmpty()) {
            return Words.of("none");
        }
        Words words =
                Words.of(ScheduleWords.isOff(fields) ? "switched off: " : "")
                        .and(ScheduleWords.of(facts.subject(), fields, facts.zone()));
        return facts.timeZone()
                .filter(zone -> !zone.equals(facts.zone()))
                .flatMap(zone -> ScheduleWords.elsewhere(fields, facts.zone(), zone, near))
                .map(there -> words.text(" (" + there + ")"))
                .orElse(words);
    }

    /// The first run after the change; empty where none is known.
    public static Optional<Words> nextRun(Facts facts) {
        return facts.nextRuns().stream()
                .findFirst()
                .map(next -> {
                    Words words = Words.of("").moment(next);
                    return facts.timeZone()
                            .filter(zone -> !zone.equals(facts.zone()))
                            .map(zone -> words.text(" (").moment(next, zone).text(")"))
                            .orElse(words);
                });
    }

    /// What the change means, a sentence each.
    public static List<Words> means(Facts facts, Direction direction) {
        return Stream.concat(
                        losses(direction).map(ConsentWords::means).flatMap(Optional::stream),
                        facts.warnings().stream()
                                .filter(warning -> !isDoubt(warning))
                                .map(WarningWords::sentence))
                .toList();
    }

    /// What nobody can say about it, a sentence each.
    public static List<Words> unknown(Facts facts, Direction direction) {
        List<Words> all = new ArrayList<>();
        if (losses(direction).anyMatch(Direction.Loss.PERHAPS_SOMETHING_UNSTATED::equals)) {
            all.add(
                    Words.of(
                            "HostUp did not state all that is there, so a loss cannot be ruled out."));
        }
        facts.warnings().stream()
                .filter(ConsentWords::isDoubt)
                .map(WarningWords::sentence)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /// `12 at 01:00 UTC`: when backups of many servers will start, on HostUp's clock.
    public static List<String> starts(FleetOutcome.NeedsConfirmation waiting) {
        List<FleetRow.Change> changes = FleetPlanWords.changes(waiting.rows());
        return FleetPlanWords.starts(changes).stream()
                .map(start -> start + " " + changes.getFirst().facts().zone().getId())
                .toList();
    }

    private static Stream<Direction.Loss> losses(Direction direction) {
        return direction instanceof Direction.Weakens(Set<Direction.Loss> because)
                ? because.stream()
                : Stream.empty();
    }

    private static Optional<Words> means(Direction.Loss loss) {
        return switch (loss) {
            case SWITCHED_OFF -> Optional.of(Words.of("It does not run until it is switched on."));
            case REMOVED ->
                    Optional.of(Words.of("The schedule goes; nothing runs by it any more."));
            case FEWER_COPIES -> Optional.of(Words.of("Fewer copies are kept."));
            case RARER_RUNS -> Optional.of(Words.of("It runs less often."));
            case SHORTER_REACH -> Optional.of(Words.of("The copies reach back less far."));
            case OLDEST_DELETED ->
                    Optional.of(Words.of("HostUp may delete the oldest backups by itself."));
            case LOWER_MAXIMUM -> Optional.of(Words.of("Fewer backups may exist at a time."));
            case PERHAPS_SOMETHING_UNSTATED -> Optional.empty();
        };
    }

    private static boolean isDoubt(Warning warning) {
        return switch (warning) {
            case Warning.LimitsUnstated _,
                    Warning.OtherNextRun _,
                    Warning.InDoubt _,
                    Warning.CopiesUndocumented _ ->
                    true;
            case Warning.OldSchedule(_, Warning.OldSchedule.Fate fate, _) ->
                    fate == Warning.OldSchedule.Fate.UNKNOWN;
            case Warning.DayMissing _,
                    Warning.ClockChange _,
                    Warning.MoreRunsThanSlots _,
                    Warning.OthersOn _,
                    Warning.NothingOn _,
                    Warning.BuysNoSlots _,
                    Warning.UndoWeakens _ ->
                    false;
        };
    }
}
