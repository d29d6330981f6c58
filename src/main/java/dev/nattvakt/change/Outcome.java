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
    record Refused(Optional<Vps> vps, Refusal refusal, Fields limits) implements Outcome {}

    /// The request itself is wrong; nothing was sent.
    record Invalid(List<ArgumentProblem> problems) implements Outcome {}

    /// No server, or several, by that word.
    record NotFound(String word, List<Vps> candidates) implements Outcome {}

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
    record RateLimited(Duration retryAfter) implements Outcome {}

    /// Another change holds the server; nothing was sent.
    record Busy(Vps vps) implements Outcome {}

    /// HostUp cannot be reached or refuses our key; nothing was sent.
    ///
    /// @param code machine word
    /// @param what our own sentence
    record Unavailable(String code, String what, Optional<HostUpProblem> problem)
            implements Outcome {}

    /// What a failed read means to whoever asked about `word`.
    static Outcome of(HostUpFailure failure, String word) {
        return switch (failure.why()) {
            case HostUpFailure.Why.Missing _ -> new NotFound(word, List.of());
            case HostUpFailure.Why.KeyRefused(HostUpProblem problem) -> keyRefused(problem);
            case HostUpFailure.Why.Refused(HostUpProblem problem) ->
                    new Refused(Optional.empty(), new Refusal.ByHostUp(problem), Fields.NONE);
            case HostUpFailure.Why.Throttled(Duration retryAfter) -> new RateLimited(retryAfter);
            case HostUpFailure.Why.Unreachable(String what) ->
                    new Unavailable("hostup_unreachable", what, Optional.empty());
            case HostUpFailure.Why.Stale(String what) ->
                    new Unavailable("stale_read", what, Optional.empty());
            case HostUpFailure.Why.Unreadable(String what) ->
                    new Unavailable("hostup_unreadable", what, Optional.empty());
        };
    }

    static Outcome keyRefused(HostUpProblem problem) {
        String what =
                problem.status() == 401
                        ? "HostUp refuses this server's API key"
                        : "HostUp says this server's API key may not do this (scopes read:vm and write:vm are needed)";
        return new Unavailable(
                problem.code().orElse("http_" + problem.status()), what, Optional.of(problem));
    }
}
