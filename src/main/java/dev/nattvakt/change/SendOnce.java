package dev.nattvakt.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;

/// Sends one write and reads back its result. HostUp's answer alone is never trusted: anything that
/// may have been applied is read back, repeatedly for some seconds while nothing has changed, since
/// a write may become visible late.
public final class SendOnce {

    private static final System.Logger LOG = System.getLogger(SendOnce.class.getName());

    /// Waits before each read-back.
    private static final List<Duration> READ_BACKS =
            List.of(
                    Duration.ZERO,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4));

    private final WritePort writer;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Supplier<String> ids;

    /// @param ids unique words for receipts
    public SendOnce(WritePort writer, Clock clock, Sleeper sleeper, Supplier<String> ids) {
        this.writer = writer;
        this.clock = clock;
        this.sleeper = sleeper;
        this.ids = ids;
    }

    /// @param facts what is wanted
    /// @param people who asked and who approved, for the receipt
    /// @param readBack reads the situation again
    /// @param mayResend whether a harmless write may still be sent again
    <S extends Situation> Outcome send(
            Cleared<S> cleared,
            Facts facts,
            People people,
            Supplier<S> readBack,
            Deadline deadline,
            BooleanSupplier mayResend) {
        Instant at = clock.instant();
        Sent sent = writer.write(cleared, deadline);
        Receipt receipt =
                new Receipt("rcp_" + ids.get(), sent.requestId().stream().toList(), at, people);
        return switch (sent) {
            case Sent.Accepted accepted -> {
                Answered answered = Answered.by(accepted);
                Seen seen = look(cleared.change(), readBack, answered, deadline);
                yield afterYes(seen, answered, facts, receipt);
            }
            case Sent.Ambiguous(String what, _) -> {
                Seen seen = look(cleared.change(), readBack, Answered.NOTHING, deadline);
                yield seen.isFresh()
                                && Resend.isHarmless(cleared.write(), seen.finding(), deadline)
                                && mayResend.getAsBoolean()
                        ? sendAgain(cleared, facts, readBack, deadline, receipt, what)
                        : afterSilence(seen, what, facts, receipt);
            }
            case Sent.Rejected(HostUpProblem problem) ->
                    new Outcome.Refused(
                            Optional.of(facts.vps()),
                            new Refusal.ByHostUp(problem),
                            facts.limits());
            case Sent.Missing(HostUpProblem problem) when facts.after().isEmpty() ->
                    afterGone(
                            look(cleared.change(), readBack, Answered.NOTHING, deadline),
                            facts,
                            problem);
            case Sent.Missing(HostUpProblem problem) -> new Outcome.Vanished(facts.vps(), problem);
            case Sent.KeyRefused(HostUpProblem problem) -> Outcome.keyRefused(problem);
            case Sent.Throttled(Duration retryAfter) -> new Outcome.RateLimited(retryAfter);
            case Sent.NotSent(String what) ->
                    new Outcome.Unavailable("hostup_unreachable", what, Optional.empty());
        };
    }

    /// The first try's result is unknown: a no to the second says nothing about it.
    private <S extends Situation> Outcome sendAgain(
            Cleared<S> cleared,
            Facts facts,
            Supplier<S> readBack,
            Deadline deadline,
            Receipt first,
            String what) {
        Sent sent = writer.write(cleared, deadline);
        Receipt receipt = Resend.both(first, sent);
        Answered answered =
                sent instanceof Sent.Accepted accepted ? Answered.by(accepted) : Answered.NOTHING;
        Seen seen = look(cleared.change(), readBack, answered, deadline);
        return sent instanceof Sent.Accepted
                ? afterYes(seen, answered, facts, receipt)
                : afterSilence(seen, Resend.both(what, sent), facts, receipt);
    }

    /// The last read-back that succeeded.
    ///
    /// @param isFresh whether no read-back failed after it
    private record Seen(Finding finding, Change.Seen thing, Fields limits, boolean isFresh) {

        static final Seen NOTHING =
                new Seen(
                        new Finding.NotSeen(),
                        Change.Seen.of(Fields.NONE, Optional.empty()),
                        Fields.NONE,
                        false);

        Seen stale() {
            return new Seen(finding, thing, limits, false);
        }
    }

    /// Reads back until the result is settled, or the time is over.
    private <S extends Situation> Seen look(
            Change<S> change, Supplier<S> readBack, Answered answered, Deadline deadline) {
        Seen last = Seen.NOTHING;
        for (Duration wait : READ_BACKS) {
            if (!deadline.fits(wait)) {
                return last;
            }
            if (wait.isPositive()) {
                sleeper.pass(wait);
            }
            Optional<Seen> seen = look(change, readBack, answered);
            if (seen.isPresent()) {
                if (isSettled(last, seen.get(), answered)) {
                    return seen.get();
                }
                last = seen.get();
            } else {
                last = last.stale();
            }
        }
        return last;
    }

    private static <S extends Situation> Optional<Seen> look(
            Change<S> change, Supplier<S> readBack, Answered answered) {
        try {
            S later = readBack.get();
            Change.Seen thing = change.readBack().in(later, answered.id());
            Finding finding = Finding.of(change.before(), change.after(), thing.fields());
            return Optional.of(new Seen(finding, thing, later.limits(), true));
        } catch (HostUpFailure unreadable) {
            return Optional.empty();
        } catch (RuntimeException bug) {
            // Even after a bug of ours: something was sent, and the caller has to hear of it.
            LOG.log(System.Logger.Level.ERROR, "a read-back failed", bug);
            return Optional.empty();
        }
    }

    /// Seeing what was asked settles it at once; so does seeing what HostUp's answer said. Anything
    /// else must be seen twice, since a change may become visible piece by piece.
    private static boolean isSettled(Seen before, Seen now, Answered answered) {
        return switch (now.finding()) {
            case Finding.AsAsked() -> true;
            case Finding.AsBefore(), Finding.SetAside(), Finding.NotSeen() -> false;
            case Finding.Otherwise(List<FieldChange> differences)
                    when answered.explains(differences, now.thing().fields()) ->
                    true;
            case Finding.Otherwise _, Finding.NotStated _ -> before.finding().equals(now.finding());
        };
    }

    /// HostUp's answer to the write.
    private record Answered(Optional<ScheduleId> id, Fields fields) {

        static final Answered NOTHING = new Answered(Optional.empty(), Fields.NONE);

        static Answered by(Sent.Accepted accepted) {
            return new Answered(accepted.scheduleId(), accepted.answered());
        }

        /// Whether the answer itself states these differences. If it does not, the seen values may
        /// be somebody else's.
        boolean explains(List<FieldChange> differences, Fields seen) {
            return seen.show(fields)
                    && differences.stream().allMatch(made -> fields.get(made.field()).isPresent());
        }
    }

    private static Outcome afterYes(Seen seen, Answered answered, Facts wanted, Receipt receipt) {
        Facts facts = now(wanted, seen);
        return switch (seen.finding()) {
            case Finding.AsAsked() -> asAsked(seen, facts, receipt);
            case Finding.Otherwise(List<FieldChange> differences) ->
                    answered.explains(differences, seen.thing().fields())
                            ? new Outcome.Adjusted(
                                    facts,
                                    differences,
                                    seen.thing().leftOn(),
                                    seen.thing().undo(),
                                    receipt)
                            : new Outcome.Overwritten(
                                    facts, differences, seen.thing().isNew(), receipt);
            case Finding.AsBefore() ->
                    new Outcome.Unconfirmed(
                            wanted, "HostUp accepted it but does not show it", receipt);
            case Finding.SetAside() ->
                    new Outcome.Unconfirmed(
                            wanted,
                            "HostUp accepted it, and so far has only switched off what was there",
                            receipt);
            case Finding.NotSeen() ->
                    new Outcome.Unconfirmed(
                            wanted, "HostUp accepted it but could not be read since", receipt);
            case Finding.NotStated(List<String> fields) ->
                    new Outcome.Unconfirmed(
                            wanted,
                            "HostUp accepted it but does not state " + String.join(", ", fields),
                            receipt);
        };
    }

    /// HostUp no longer knows the schedule, as the removal asked. If it still shows it, the server
    /// itself is unknown.
    private static Outcome afterGone(Seen seen, Facts wanted, HostUpProblem problem) {
        return seen.finding() instanceof Finding.AsAsked
                ? new Outcome.AlreadySet(now(wanted, seen))
                : new Outcome.Vanished(wanted.vps(), problem);
    }

    private static Outcome afterSilence(Seen seen, String what, Facts wanted, Receipt receipt) {
        return switch (seen.finding()) {
            case Finding.AsAsked() -> asAsked(seen, now(wanted, seen), receipt);
            case Finding.AsBefore() ->
                    new Outcome.Unconfirmed(
                            wanted, what + ", and nothing has changed so far", receipt);
            case Finding.SetAside() ->
                    new Outcome.Unconfirmed(
                            wanted,
                            what + ", and so far only what was there was switched off",
                            receipt);
            case Finding.NotSeen() ->
                    new Outcome.Unconfirmed(
                            wanted, what + ", and HostUp could not be read since", receipt);
            case Finding.Otherwise _ ->
                    new Outcome.Unconfirmed(
                            wanted, what + ", and HostUp shows something else by now", receipt);
            case Finding.NotStated(List<String> fields) ->
                    new Outcome.Unconfirmed(
                            wanted,
                            what + ", and HostUp does not state " + String.join(", ", fields),
                            receipt);
        };
    }

    /// As asked, unless another schedule is on as well.
    private static Outcome asAsked(Seen seen, Facts facts, Receipt receipt) {
        return seen.thing().leftOn().isEmpty()
                ? new Outcome.Verified(facts, seen.thing().undo(), receipt)
                : new Outcome.Adjusted(
                        facts, List.of(), seen.thing().leftOn(), seen.thing().undo(), receipt);
    }

    private static Facts now(Facts wanted, Seen seen) {
        Change.Seen thing = seen.thing();
        return wanted.seen(thing.fields(), thing.nextRuns(), seen.limits(), thing.warnings());
    }
}
