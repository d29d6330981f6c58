package dev.nattvakt.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// How an order ended: a closed set, so that every door has an answer to each.
public sealed interface Outcome {

    /// What can stand in the way of a read as well: nothing was found out, and nothing was sent.
    sealed interface Obstacle extends Outcome {}

    /// It was so before; nothing was sent.
    record AlreadySet(Facts facts) implements Outcome {}

    /// A dry run: what would be sent, nothing was.
    ///
    /// @param asksFirst whether the real change would wait for a yes
    record Planned(Facts facts, Direction direction, boolean asksFirst) implements Outcome {}

    /// Somebody has to say yes; nothing was sent.
    record NeedsConfirmation(Facts facts, Direction direction, Plan plan, String token)
            implements Outcome {}

    /// Sent, read back, equal to what was asked.
    record Verified(Facts facts, Optional<NextStep> undo, Receipt receipt) implements Outcome {}

    /// Sent, read back, and HostUp made something else of it, as its answer says, too; or another
    /// schedule is on as well.
    ///
    /// @param adjustments from what was asked to what is so
    /// @param leftOn calls that would remove other schedules that are on as well
    record Adjusted(
            Facts facts,
            List<FieldChange> adjustments,
            List<NextStep> leftOn,
            Optional<NextStep> undo,
            Receipt receipt)
            implements Outcome {}

    /// A definite no; nothing was changed.
    record Refused(Optional<Vps> vps, Refusal refusal, Fields limits) implements Obstacle {}

    /// The request itself is wrong; nothing was sent.
    record Invalid(List<ArgumentProblem> problems) implements Obstacle {}

    /// No server, or several, by that word.
    record NotFound(String word, List<Vps> candidates) implements Obstacle {}

    /// HostUp answered the write with 404, although it had just been read.
    record Vanished(Vps vps, HostUpProblem problem) implements Outcome {}

    /// A plan that no longer holds; nothing was sent.
    record PlanVoid(Optional<Vps> vps, Why why) implements Outcome {
        public enum Why {
            EXPIRED,
            USED,
            MOVED
        }
    }

    /// Sent and accepted, but what is so now is neither what was asked nor what HostUp's answer
    /// said.
    ///
    /// @param facts with what is so now
    /// @param differences from what was asked to what is so
    /// @param tookEffect whether the read-back proves that it took effect in between; otherwise
    ///   nobody knows
    record Overwritten(
            Facts facts, List<FieldChange> differences, boolean tookEffect, Receipt receipt)
            implements Outcome {

        /// What should be so instead of what is.
        Fields asked() {
            Fields asked = facts.after();
            for (FieldChange difference : differences) {
                asked =
                        difference.from().isPresent()
                                ? asked.with(difference.field(), difference.from())
                                : asked.without(difference.field());
            }
            return asked;
        }
    }

    /// Sent, and nobody can say whether it holds.
    ///
    /// @param doubt what went wrong, in our own words
    record Unconfirmed(Facts facts, String doubt, Receipt receipt) implements Outcome {}

    /// HostUp said wait, longer than this call may.
    record RateLimited(Duration retryAfter) implements Obstacle {}

    /// Another change holds the server; nothing was sent.
    record Busy(Vps vps) implements Outcome {}

    /// HostUp cannot be reached or refuses our key; nothing was sent.
    ///
    /// @param code machine word
    /// @param what our own sentence
    record Unavailable(String code, String what, Optional<HostUpProblem> problem)
            implements Obstacle {}

    /// What is known of the change, where it came as far as being compared with what is.
    default Optional<Facts> change() {
        return switch (this) {
            case AlreadySet(Facts facts) -> Optional.of(facts);
            case Planned(Facts facts, _, _) -> Optional.of(facts);
            case NeedsConfirmation(Facts facts, _, _, _) -> Optional.of(facts);
            case Verified(Facts facts, _, _) -> Optional.of(facts);
            case Adjusted(Facts facts, _, _, _, _) -> Optional.of(facts);
            case Overwritten(Facts facts, _, _, _) -> Optional.of(facts);
            case Unconfirmed(Facts facts, _, _) -> Optional.of(facts);
            case Refused _,
                    Invalid _,
                    NotFound _,
                    Vanished _,
                    PlanVoid _,
                    RateLimited _,
                    Busy _,
                    Unavailable _ ->
                    Optional.empty();
        };
    }

    /// Proof of what was sent; empty when nothing was, or HostUp refused it.
    default Optional<Receipt> proof() {
        return switch (this) {
            case Verified(_, _, Receipt receipt) -> Optional.of(receipt);
            case Adjusted(_, _, _, _, Receipt receipt) -> Optional.of(receipt);
            case Overwritten(_, _, _, Receipt receipt) -> Optional.of(receipt);
            case Unconfirmed(_, _, Receipt receipt) -> Optional.of(receipt);
            case AlreadySet _,
                    Planned _,
                    NeedsConfirmation _,
                    Refused _,
                    Invalid _,
                    NotFound _,
                    Vanished _,
                    PlanVoid _,
                    RateLimited _,
                    Busy _,
                    Unavailable _ ->
                    Optional.empty();
        };
    }

    /// The call that restores what was, where one does.
    default Optional<NextStep> undo() {
        return Optional.empty();
    }

    /// Machine word for what went otherwise than asked; HostUp's own where HostUp said it.
    default Optional<String> problemCode() {
        return switch (this) {
            case Adjusted(_, _, List<NextStep> leftOn, _, _) ->
                    leftOn.isEmpty() ? Optional.empty() : Optional.of("others_on");
            case Refused(_, Refusal refusal, _) -> Optional.of(refusal.code());
            case Vanished(_, HostUpProblem problem) ->
                    Optional.of(new Refusal.ByHostUp(problem).code());
            case PlanVoid(_, PlanVoid.Why why) ->
                    Optional.of(
                            switch (why) {
                                case EXPIRED -> "plan_expired";
                                case USED -> "plan_used";
                                case MOVED -> "state_moved";
                            });
            case Busy _ -> Optional.of("vps_busy");
            case Unavailable(String code, _, _) -> Optional.of(code);
            case AlreadySet _,
                    Planned _,
                    NeedsConfirmation _,
                    Verified _,
                    Overwritten _,
                    Unconfirmed _,
                    Invalid _,
                    NotFound _,
                    RateLimited _ ->
                    Optional.empty();
        };
    }

    /// What a failed read means to whoever asked about `word`.
    static Obstacle of(HostUpFailure failure, String word) {
        return switch (failure.why()) {
            case HostUpFailure.Why.Missing _ -> new NotFound(word, List.of());
            case HostUpFailure.Why.KeyRefused(HostUpProblem problem) -> keyRefused(problem);
            case HostUpFailure.Why.Refused(HostUpProblem problem) ->
                    new Refused(Optional.empty(), new Refusal.ByHostUp(problem), Fields.NONE);
            case HostUpFailure.Why.Throttled(Duration retryAfter) -> new RateLimited(retryAfter);
            case HostUpFailure.Why.Unreachable(String what, _) ->
                    new Unavailable("hostup_unreachable", what, Optional.empty());
            case HostUpFailure.Why.Unreadable(String what) ->
                    new Unavailable("hostup_unreadable", what, Optional.empty());
        };
    }

    static Obstacle keyRefused(HostUpProblem problem) {
        return new Unavailable(
                problem.code().orElse("http_" + problem.status()),
                problem.ofOurKey(),
                Optional.of(problem));
    }
}
