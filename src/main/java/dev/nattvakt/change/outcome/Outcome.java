package dev.nattvakt.change.outcome;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// How an order ended. Sealed, so that every door handles each case.
public sealed interface Outcome extends Conclusion {

    /// What can stand in the way of a read as well: nothing was found out, and nothing was sent.
    sealed interface Obstacle extends Outcome {}

    /// An outcome that tells the facts of a change.
    sealed interface WithFacts extends Outcome {

        Facts facts();

        WithFacts with(Facts facts);

        default WithFacts with(Warning warning) {
            return with(facts().with(warning));
        }
    }

    /// Already as asked; nothing was sent.
    record AlreadySet(Facts facts) implements WithFacts {
        @Override
        public AlreadySet with(Facts facts) {
            return new AlreadySet(facts);
        }
    }

    /// A dry run; nothing was sent.
    ///
    /// @param asksFirst whether the change itself would wait for a yes
    record Planned(Facts facts, Direction direction, boolean asksFirst) implements WithFacts {
        @Override
        public Planned with(Facts facts) {
            return new Planned(facts, direction, asksFirst);
        }
    }

    /// The change waits for a yes; nothing was sent.
    record NeedsConfirmation(Facts facts, Direction direction, Plan<?> plan, String token)
            implements WithFacts, Waiting {
        @Override
        public NeedsConfirmation with(Facts facts) {
            return new NeedsConfirmation(facts, direction, plan, token);
        }
    }

    /// Sent, read back, equal to what was asked.
    record Verified(Facts facts, Optional<NextStep> undo, Receipt receipt) implements WithFacts {
        @Override
        public Verified with(Facts facts) {
            return new Verified(facts, undo, receipt);
        }
    }

    /// Sent, read back, and changed by HostUp, as its answer says too; or another schedule is on as
    /// well.
    ///
    /// @param adjustments from what was asked to what HostUp shows
    /// @param leftOn calls that would remove other schedules that are on as well
    record Adjusted(
            Facts facts,
            List<FieldChange> adjustments,
            List<NextStep> leftOn,
            Optional<NextStep> undo,
            Receipt receipt)
            implements WithFacts {
        @Override
        public Adjusted with(Facts facts) {
            return new Adjusted(facts, adjustments, leftOn, undo, receipt);
        }
    }

    /// A definite no; nothing was changed.
    record Refused(Optional<Vps> vps, Refusal refusal, Fields limits) implements Obstacle {}

    /// The request itself is wrong; nothing was sent.
    record Invalid(List<ArgumentProblem> problems) implements Obstacle {}

    /// No server or several servers have that name.
    record NotFound(String word, List<Vps> candidates) implements Obstacle {}

    /// HostUp answered the write with 404, although it had just been read.
    record Vanished(Vps vps, HostUpProblem problem) implements Outcome {}

    /// The plan does not hold; nothing was sent.
    record PlanVoid(Optional<Vps> vps, Why why) implements Outcome {

        public sealed interface Why {

            record Expired() implements Why {}

            /// @param ended what came of the plan
            record Used(Conclusion ended) implements Why {}

            /// The schedule or the settings have changed since it was made.
            record Moved() implements Why {}

            /// Forgotten, made before a restart, or never made.
            record Unknown() implements Why {}
        }

        public static PlanVoid expired() {
            return new PlanVoid(Optional.empty(), new Why.Expired());
        }

        public static PlanVoid used(Vps vps, Conclusion ended) {
            return new PlanVoid(Optional.of(vps), new Why.Used(ended));
        }

        public static PlanVoid moved(Vps vps) {
            return new PlanVoid(Optional.of(vps), new Why.Moved());
        }

        public static PlanVoid unknown() {
            return new PlanVoid(Optional.empty(), new Why.Unknown());
        }
    }

    /// Sent and accepted, but HostUp shows neither what was asked nor what its answer said.
    ///
    /// @param facts with what HostUp shows now
    /// @param differences from what was asked to what HostUp shows
    /// @param tookEffect whether the read-back proves that it took effect in between; otherwise
    ///   unknown
    record Overwritten(
            Facts facts, List<FieldChange> differences, boolean tookEffect, Receipt receipt)
            implements WithFacts {
        @Override
        public Overwritten with(Facts facts) {
            return new Overwritten(facts, differences, tookEffect, receipt);
        }

        /// What was asked.
        public Fields asked() {
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

    /// Sent, and its result is unknown.
    ///
    /// @param doubt what went wrong, in our own words
    record Unconfirmed(Facts facts, String doubt, Receipt receipt) implements WithFacts {
        @Override
        public Unconfirmed with(Facts facts) {
            return new Unconfirmed(facts, doubt, receipt);
        }
    }

    /// HostUp asks for a longer wait than this call allows.
    record RateLimited(Duration retryAfter) implements Obstacle {}

    /// Another change of the server is under way; nothing was sent.
    record Busy(Vps vps) implements Outcome {}

    /// HostUp cannot be reached or refuses our key; nothing was sent.
    ///
    /// @param code machine word
    /// @param what our own sentence
    record Unavailable(String code, String what, Optional<HostUpProblem> problem)
            implements Obstacle {}

    /// Whether a write took effect, as far as anybody can say.
    enum Applied {
        NO,
        YES,
        MAYBE
    }

    default Applied applied() {
        return switch (this) {
            case Verified _, Adjusted _ -> Applied.YES;
            case Overwritten overwritten -> overwritten.tookEffect() ? Applied.YES : Applied.MAYBE;
            case Unconfirmed _ -> Applied.MAYBE;
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
                    Applied.NO;
        };
    }

    /// What is known of the change, where it came as far as being compared with what is.
    default Optional<Facts> change() {
        return this instanceof WithFacts with ? Optional.of(with.facts()) : Optional.empty();
    }

    @Override
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

    /// Whether another yes to the same plan would be pointless.
    default boolean endsItsPlan() {
        return switch (this) {
            case Verified _,
                    Adjusted _,
                    AlreadySet _,
                    Overwritten _,
                    Unconfirmed _,
                    Vanished _,
                    PlanVoid _ ->
                    true;
            case Refused(_, Refusal refusal, _) ->
                    !(refusal instanceof Refusal.RoleTooLow || refusal instanceof Refusal.ReadOnly);
            case Busy _,
                    Invalid _,
                    NeedsConfirmation _,
                    NotFound _,
                    Planned _,
                    RateLimited _,
                    Unavailable _ ->
                    false;
        };
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
                                case PlanVoid.Why.Expired() -> "plan_expired";
                                case PlanVoid.Why.Used _ -> "plan_used";
                                case PlanVoid.Why.Moved() -> "plan_moved";
                                case PlanVoid.Why.Unknown() -> "plan_unknown";
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

    /// What a failed read means for a caller that asked about `word`.
    static Obstacle of(HostUpFailure failure, String word) {
        return failure.why() instanceof HostUpFailure.Why.Missing
                ? new NotFound(word, List.of())
                : of(failure);
    }

    /// What a failed read of the list means: where HostUp shows none, nothing is known of any
    /// server.
    static Obstacle of(HostUpFailure failure) {
        return switch (failure.why()) {
            case HostUpFailure.Why.Missing _ ->
                    new Unavailable(
                            "hostup_unreadable",
                            "HostUp shows no list of servers",
                            Optional.empty());
            case HostUpFailure.Why.KeyRefused(HostUpProblem problem) -> keyRefused(problem);
            case HostUpFailure.Why.Refused(HostUpProblem problem) ->
                    new Refused(Optional.empty(), new Refusal.ByHostUp(problem), Fields.NONE);
            case HostUpFailure.Why.Throttled(Duration retryAfter) -> new RateLimited(retryAfter);
            case HostUpFailure.Why.Unreachable(String what, _) ->
                    new Unavailable("hostup_unreachable", what, Optional.empty());
            case HostUpFailure.Why.Stale(String what) ->
                    new Unavailable("stale_read", what, Optional.empty());
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
