package dev.nattvakt.tool;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.FleetPlanWords;
import dev.nattvakt.words.FleetWords;
import dev.nattvakt.words.HistoryWords;
import dev.nattvakt.words.OutcomeWords;
import dev.nattvakt.words.Words;

/// The answer to a caller, and whether a simulator played HostUp.
public record ToolResult(Answer answer, boolean sandbox) {

    public static ToolResult of(Answer answer) {
        return new ToolResult(answer, false);
    }

    /// The outcome code, the same at every door.
    public OutcomeCode outcome() {
        return OutcomeCode.of(answer);
    }

    /// Whether HostUp was changed.
    public Written written() {
        return Written.of(answer);
    }

    /// One to three sentences, complete by themselves for clients that show only text.
    public Words summary() {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> OutcomeWords.of(outcome);
            case Answer.Fleet(FleetOutcome outcome) -> FleetPlanWords.of(outcome);
            case Answer.Hindered(Outcome.Obstacle obstacle) -> OutcomeWords.of(obstacle);
            case Answer.Servers(var servers, var next, var sought) ->
                    FleetWords.found(servers, next.map(Position::word), sought);
            case Answer.Protection(
                            var seen,
                            _,
                            var judgement,
                            var compliance,
                            var cure,
                            var zone) ->
                    FleetWords.protection(seen, judgement, compliance, cure, zone);
            case Answer.Audited(var report, var sought) -> FleetWords.audited(report, sought);
            case Answer.Priced(var vps, var asked, var price) ->
                    FleetWords.price(vps, asked, price);
            case Answer.Changes(var page, var zone) -> HistoryWords.of(page, zone);
            case Answer.DryRunIgnored(Vps vps) -> FleetWords.dryRunIgnored(vps);
            case Answer.TooManyCalls(var wait) ->
                    Words.of(
                            "Too many calls; try again in %s s. Nothing was sent."
                                    .formatted(Seconds.of(wait)));
            case Answer.Declined(String how) -> Words.of(how + " Nothing was sent.");
        };
    }

    /// Code of the problem; HostUp's own code where HostUp sent one, and then untrusted.
    public Optional<String> problemCode() {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> outcome.problemCode();
            case Answer.Hindered(Outcome.Obstacle obstacle) -> obstacle.problemCode();
            case Answer.Fleet(FleetOutcome outcome) -> problemCode(outcome);
            case Answer.DryRunIgnored _ -> Optional.of("dry_run_ignored");
            case Answer.TooManyCalls _ -> Optional.of("caller_rate");
            case Answer.Declined _ -> Optional.of("declined");
            case Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.Changes _ ->
                    Optional.empty();
        };
    }

    /// The code that all servers of a plan agree in, where they were refused or not reached.
    private static Optional<String> problemCode(FleetOutcome outcome) {
        return switch (outcome) {
            case FleetOutcome.UnderWay() -> Optional.of("plan_busy");
            case FleetOutcome.NeedsConfirmation _ -> Optional.empty();
            case FleetOutcome.NothingToDo _, FleetOutcome.Applied _ -> {
                List<Optional<String>> codes =
                        outcome.rows().stream()
                                .<Optional<String>>map(RowCode::of)
                                .distinct()
                                .toList();
                yield codes.size() == 1 ? codes.getFirst() : Optional.empty();
            }
        };
    }

    /// The server to which a change was, or may have been, sent.
    public Optional<Vps> changed() {
        return answer instanceof Answer.Ended(Outcome outcome) && written() != Written.NO
                ? outcome.change().map(Facts::vps)
                : Optional.empty();
    }

    /// What a change left, in HostUp's names.
    public Optional<Fields> left() {
        return answer instanceof Answer.Ended(Outcome outcome)
                ? outcome.change().map(Facts::after)
                : Optional.empty();
    }

    /// The status of the REST door (RFC 9110); 403 when the caller's role is too low.
    public int status() {
        return isRoleTooLow() ? 403 : outcome().status();
    }

    private boolean isRoleTooLow() {
        return switch (answer) {
            case Answer.Fleet(FleetOutcome outcome) ->
                    !outcome.rows().isEmpty()
                            && outcome.rows().stream().allMatch(ToolResult::isRoleTooLow);
            case Answer _ -> end().filter(ToolResult::isRoleTooLow).isPresent();
        };
    }

    private static boolean isRoleTooLow(FleetRow row) {
        return row instanceof FleetRow.Refused(_, Outcome.Obstacle why) && isRoleTooLow(why);
    }

    private static boolean isRoleTooLow(Outcome outcome) {
        return outcome instanceof Outcome.Refused(_, Refusal.RoleTooLow _, _);
    }

    /// The problems of the arguments; empty when there are none.
    public List<ArgumentProblem> problems() {
        return end().map(end ->
                        end instanceof Outcome.Invalid(List<ArgumentProblem> problems)
                                ? problems
                                : List.<ArgumentProblem>of())
                .orElse(List.of());
    }

    /// The outcome of an order, or the obstacle that stopped any call.
    public Optional<Outcome> end() {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> Optional.of(outcome);
            case Answer.Hindered(Outcome.Obstacle obstacle) -> Optional.of(obstacle);
            case Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.Fleet _,
                    Answer.Changes _,
                    Answer.DryRunIgnored _,
                    Answer.TooManyCalls _,
                    Answer.Declined _ ->
                    Optional.empty();
        };
    }
}
