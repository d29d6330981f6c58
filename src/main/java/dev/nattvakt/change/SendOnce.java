package dev.nattvakt.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;

/// Sends one write and reads back its result. HostUp's answer alone is never trusted: anything that
/// may have been applied is read back, repeatedly for some seconds while nothing has changed, since
/// a write may become visible late. It is read back before every second try, too.
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

    /// The same, and at the end a look at each replica.
    private static final List<Duration> BEFORE_RESENDING =
            Stream.concat(READ_BACKS.stream(), Stream.of(Duration.ZERO, Duration.ZERO)).toList();

    /// How often what was asked must be seen when HostUp said nothing, or said no.
    private static final int TWICE = 2;

    /// Reads without a wait between them, to see whether they agree.
    private static final int MOST_AT_ONCE = 2 * Looks.ROUND;

    private final WritePort writer;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Supplier<String> ids;
    private final ReplicaGuard replicas;

    /// @param ids unique words for receipts
    public SendOnce(
            WritePort writer,
            Clock clock,
            Sleeper sleeper,
            Supplier<String> ids,
            ReplicaGuard replicas) {
        this.writer = writer;
        this.clock = clock;
        this.sleeper = sleeper;
        this.ids = ids;
        this.replicas = replicas;
    }

    /// A connection for one change, not known to be needed yet.
    WritePort.Connection open() {
        return writer.open();
    }

    /// @param connection from [#open]; it stays open
    /// @param before the situation that was decided on
    /// @param facts what is wanted
    /// @param people who asked and who approved, for the receipt
    /// @param readBack reads the situation again
    /// @param mayResend whether the write may still be sent again
    <S extends Situation> Result send(
            WritePort.Connection connection,
            Cleared<S> cleared,
            S before,
            Facts facts,
            People people,
            Function<ReadPort, S> readBack,
            Deadline deadline,
            BooleanSupplier mayResend) {
        Attempt<S> attempt =
                new Attempt<>(cleared, before, facts, connection, readBack, deadline, mayResend);
        Instant at = clock.instant();
        Sent sent = connection.write(cleared, deadline);
        Receipt receipt =
                new Receipt("rcp_" + ids.get(), sent.requestId().stream().toList(), at, people);
        Ended<S> ended = first(attempt, sent, receipt);
        remember(attempt, ended);
        return new Result(ended.outcome(), ended.mayLandAgain());
    }

    /// What one call needs for its tries.
    private record Attempt<S extends Situation>(
            Cleared<S> cleared,
            S before,
            Facts wanted,
            WritePort.Connection connection,
            Function<ReadPort, S> readBack,
            Deadline deadline,
            BooleanSupplier mayResend) {

        Change<S> change() {
            return cleared.change();
        }

        boolean hasTimeForAnother() {
            return deadline.fits(Resend.SEND_AND_LOOK) && mayResend.getAsBoolean();
        }
    }

    /// @param now what was seen last
    /// @param mayLandAgain whether a try besides the one that was read back may still take effect
    private record Ended<S extends Situation>(
            Outcome outcome, Optional<S> now, boolean mayLandAgain) {

        static <S extends Situation> Ended<S> unseen(Outcome outcome) {
            return new Ended<>(outcome, Optional.empty(), false);
        }

        Ended<S> repeated() {
            return new Ended<>(outcome, now, true);
        }
    }

    /// What became of a write.
    ///
    /// @param mayLandAgain whether a try of it, besides the one that was read back, may still take
    ///   effect, and undo a later change
    record Result(Outcome outcome, boolean mayLandAgain) {}

    private <S extends Situation> void remember(Attempt<S> attempt, Ended<S> ended) {
        S before = attempt.before();
        switch (ended.outcome().applied()) {
            case YES ->
                    ended.now()
                            .ifPresent(now ->
                                    replicas.changed(before, now, attempt.change().before()));
            case MAYBE -> replicas.unsure(before);
            case NO -> {}
        }
        if (ended.mayLandAgain()) {
            replicas.unsure(before);
        }
    }

    private <S extends Situation> Ended<S> first(Attempt<S> attempt, Sent sent, Receipt receipt) {
        Facts wanted = attempt.wanted();
        return switch (sent) {
            case Sent.Accepted accepted -> accepted(attempt, accepted, receipt);
            case Sent.Ambiguous(String what, _) -> {
                Seen<S> seen = look(attempt, Answered.NOTHING, TWICE, READ_BACKS);
                yield seen.isFresh()
                                && Resend.isHarmless(
                                        attempt.cleared().write(),
                                        seen.finding(),
                                        attempt.deadline())
                                && attempt.mayResend().getAsBoolean()
                        ? again(attempt, receipt, what, 0)
                        : silent(seen, what, wanted, receipt);
            }
            case Sent.Denied(HostUpProblem problem) -> {
                Seen<S> seen = look(attempt, Answered.NOTHING, TWICE, READ_BACKS);
                yield isUnchanged(attempt, seen)
                        ? Ended.unseen(refused(wanted, problem))
                        : silent(seen, denied(problem), wanted, receipt);
            }
            case Sent.Throttled(Duration wait, _) ->
                    throttled(attempt, wait, receipt, Resend.AFTER_THROTTLED);
            case Sent.Rejected(HostUpProblem problem) -> Ended.unseen(refused(wanted, problem));
            case Sent.Missing(HostUpProblem problem) when wanted.after().isEmpty() -> {
                Seen<S> seen = look(attempt, Answered.NOTHING, 1, READ_BACKS);
                yield Ended.unseen(afterGone(seen, wanted, problem));
            }
            case Sent.Missing(HostUpProblem problem) ->
                    Ended.unseen(new Outcome.Vanished(wanted.vps(), problem));
            case Sent.KeyRefused(HostUpProblem problem) ->
                    Ended.unseen(Outcome.keyRefused(problem));
            case Sent.Paused(Duration retryAfter) ->
                    Ended.unseen(new Outcome.RateLimited(retryAfter));
            case Sent.NotSent(String what) ->
                    Ended.unseen(
                            new Outcome.Unavailable("hostup_unreachable", what, Optional.empty()));
        };
    }

    /// Provably, that is: while an earlier write may still land, what is as before may be so again.
    private <S extends Situation> boolean isUnchanged(Attempt<S> attempt, Seen<S> seen) {
        return seen.isFresh()
                && seen.finding() instanceof Finding.AsBefore
                && !replicas.isUnsure(attempt.before());
    }

    private static Outcome refused(Facts wanted, HostUpProblem problem) {
        return new Outcome.Refused(
                Optional.of(wanted.vps()), new Refusal.ByHostUp(problem), wanted.limits());
    }

    private static String denied(HostUpProblem problem) {
        return "HostUp answered %s and said that it failed".formatted(problem.status());
    }

    private <S extends Situation> Ended<S> accepted(
            Attempt<S> attempt, Sent.Accepted accepted, Receipt receipt) {
        Answered answered = Answered.by(accepted);
        Seen<S> seen = look(attempt, answered, 1, READ_BACKS);
        return new Ended<>(
                afterYes(seen, answered, attempt.wanted(), receipt), seen.situation(), false);
    }

    private static <S extends Situation> Ended<S> silent(
            Seen<S> seen, String what, Facts wanted, Receipt receipt) {
        return new Ended<>(afterSilence(seen, what, wanted, receipt), seen.situation(), false);
    }

    /// A 429 usually means that HostUp did not look at it, but that is no promise: it is read back
    /// for all the time that a change may need to show, and sent again only when nothing has
    /// changed.
    ///
    /// @param resends how often it may be sent again, at least once
    private <S extends Situation> Ended<S> throttled(
            Attempt<S> attempt, Duration wait, Receipt receipt, int resends) {
        Deadline deadline = attempt.deadline();
        String what = "HostUp answered 429 (too many requests)";
        if (!deadline.fits(wait)) {
            String pause =
                    "%s and asks for a pause of %s seconds"
                            .formatted(what, Math.max(1, wait.plusMillis(999).toSeconds()));
            return silent(Seen.nothing(), pause, attempt.wanted(), receipt);
        }
        if (wait.isPositive()) {
            sleeper.pass(wait);
        }
        Seen<S> seen = look(attempt, Answered.NOTHING, TWICE, BEFORE_RESENDING);
        return isUnchanged(attempt, seen) && attempt.hasTimeForAnother()
                ? again(attempt, receipt, what, resends - 1)
                : silent(seen, what, attempt.wanted(), receipt);
    }

    /// The tries before are still in doubt: a no to this one says nothing about them.
    ///
    /// @param resends after a further 429
    private <S extends Situation> Ended<S> again(
            Attempt<S> attempt, Receipt before, String what, int resends) {
        Sent sent = attempt.connection().write(attempt.cleared(), attempt.deadline());
        Receipt receipt = Resend.both(before, sent);
        Ended<S> ended = afterAnother(attempt, sent, receipt, what, resends);
        return Resend.mayLandTwice(sent) ? ended.repeated() : ended;
    }

    private <S extends Situation> Ended<S> afterAnother(
            Attempt<S> attempt, Sent sent, Receipt receipt, String what, int resends) {
        return switch (sent) {
            case Sent.Accepted accepted -> accepted(attempt, accepted, receipt);
            case Sent.Throttled(Duration wait, _) when resends > 0 ->
                    throttled(attempt, wait, receipt, resends);
            case Sent.Ambiguous _,
                    Sent.Denied _,
                    Sent.Throttled _,
                    Sent.Paused _,
                    Sent.Rejected _,
                    Sent.Missing _,
                    Sent.KeyRefused _,
                    Sent.NotSent _ ->
                    silent(
                            look(attempt, Answered.NOTHING, TWICE, READ_BACKS),
                            Resend.both(what, sent),
                            attempt.wanted(),
                            receipt);
        };
    }

    /// The last read-back that succeeded.
    ///
    /// @param situation empty when no read-back succeeded
    /// @param isFresh whether no read-back failed after it
    private record Seen<S extends Situation>(
            Finding finding,
            Change.Seen thing,
            Fields limits,
            Optional<S> situation,
            boolean isFresh) {

        static <S extends Situation> Seen<S> nothing() {
            return new Seen<>(
                    new Finding.NotSeen(),
                    Change.Seen.of(Fields.NONE, Optional.empty()),
                    Fields.NONE,
                    Optional.empty(),
                    false);
        }

        /// Whether both show the same state of the server. What was asked can show in several: a
        /// schedule that is to go is missing from states before it was made, too.
        boolean isSameAs(Seen<S> other) {
            return situation
                    .map(Situation::substance)
                    .equals(other.situation().map(Situation::substance));
        }

        Seen<S> stale() {
            return with(finding, false);
        }

        Seen<S> with(Finding other, boolean fresh) {
            return new Seen<>(other, thing, limits, situation, fresh);
        }
    }

    /// Reads back until the result is settled, or the time is over. What was asked, but shows only
    /// once among other states, is not settled; nothing may be sent again then.
    ///
    /// @param times how often what was asked must be seen
    private <S extends Situation> Seen<S> look(
            Attempt<S> attempt, Answered answered, int times, List<Duration> waits) {
        Seen<S> last = Seen.nothing();
        int asAsked = 0;
        boolean hasMoved = false;
        Looks<S> looks = looks(attempt);
        if (replicas.mayBeEarlier(attempt.before(), attempt.change().after())) {
            looks.mustAgree();
        }
        for (Duration wait : waits) {
            if (!attempt.deadline().fits(wait)) {
                break;
            }
            if (wait.isPositive()) {
                sleeper.pass(wait);
            }
            Optional<Seen<S>> seen = once(attempt, answered, looks);
            int inARow = 0;
            for (int reads = 1;
                    reads <= MOST_AT_ONCE
                            && seen.isPresent()
                            && isSettled(last, seen.get(), answered);
                    reads++) {
                boolean isAnother = !looks.isFirst() && seen.get().isSameAs(last);
                inARow = isAnother ? inARow + 1 : 1;
                boolean isAsAsked = seen.get().finding() instanceof Finding.AsAsked;
                asAsked += isAsAsked ? 1 : 0;
                boolean isEnough = !isAsAsked || asAsked >= times;
                boolean isDoubtful = isDoubtful(seen.get());
                if (isDoubtful ? inARow >= Looks.ROUND : isEnough) {
                    return seen.get();
                }
                if (isDoubtful) {
                    looks.mustAgree();
                }
                last = seen.get();
                seen = once(attempt, answered, looks);
            }
            last = seen.orElse(last.stale());
            hasMoved |= !(last.finding() instanceof Finding.AsBefore);
            looks.again();
        }
        if (asAsked > 0) {
            return last.with(new Finding.SeenAtTimes(), false);
        }
        boolean isUnsettled = last.finding() instanceof Finding.Otherwise && isDoubtful(last);
        return isUnsettled
                ? last.with(new Finding.Outdated(), false)
                : hasMoved ? last.stale() : last;
    }

    /// What equals an earlier state of ours, or follows a write that is still in doubt, could be
    /// what a replica has not forgotten yet.
    private <S extends Situation> boolean isDoubtful(Seen<S> seen) {
        return seen.situation()
                .filter(now -> replicas.isEarlier(now) || replicas.isUnsure(now))
                .isPresent();
    }

    private <S extends Situation> Looks<S> looks(Attempt<S> attempt) {
        WritePort.Connection connection = attempt.connection();
        return replicas.looks(connection.reader(), connection.beside(), attempt.readBack());
    }

    private <S extends Situation> Optional<Seen<S>> once(
            Attempt<S> attempt, Answered answered, Looks<S> looks) {
        try {
            S later = looks.next();
            Change<S> change = attempt.change();
            Change.Seen thing = change.readBack().in(later, answered.id());
            return Optional.of(
                    new Seen<>(
                            finding(attempt, thing, later),
                            thing,
                            later.limits(),
                            Optional.of(later),
                            true));
        } catch (HostUpFailure unreadable) {
            return Optional.empty();
        } catch (RuntimeException bug) {
            // Even after a bug of ours: something was sent, and the caller has to hear of it.
            LOG.log(System.Logger.Level.ERROR, "a read-back failed", bug);
            return Optional.empty();
        }
    }

    /// When nothing at all has changed, what was found may be another schedule: HostUp's answer can
    /// name one that was there before.
    private <S extends Situation> Finding finding(Attempt<S> attempt, Change.Seen thing, S later) {
        Change<S> change = attempt.change();
        Finding finding = Finding.of(change.before(), change.after(), thing.fields());
        if (finding instanceof Finding.AsAsked) {
            return finding;
        }
        if (later.substance().equals(attempt.before().substance())) {
            return new Finding.AsBefore();
        }
        return replicas.isEarlier(later) ? new Finding.Outdated() : finding;
    }

    /// Seeing what was asked settles it at once; so does seeing what HostUp's answer said. Anything
    /// else must be seen twice, since a change may become visible piece by piece.
    private static <S extends Situation> boolean isSettled(
            Seen<S> before, Seen<S> now, Answered answered) {
        return switch (now.finding()) {
            case Finding.AsAsked() -> true;
            case Finding.AsBefore(),
                    Finding.SetAside(),
                    Finding.NotSeen(),
                    Finding.Outdated(),
                    Finding.SeenAtTimes() ->
                    false;
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

    private static Outcome afterYes(
            Seen<?> seen, Answered answered, Facts wanted, Receipt receipt) {
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
            case Finding.Outdated() ->
                    new Outcome.Unconfirmed(
                            wanted,
                            "HostUp accepted it but shows what was there before an earlier change",
                            receipt);
            case Finding.SeenAtTimes() ->
                    new Outcome.Unconfirmed(
                            wanted,
                            "HostUp accepted it, and shows it at times and at times not",
                            receipt);
            case Finding.NotStated(List<String> fields) ->
                    new Outcome.Unconfirmed(
                            wanted,
                            "HostUp accepted it but does not state " + String.join(", ", fields),
                            receipt);
        };
    }

    /// HostUp no longer knows the schedule, as the removal asked. If it still shows it, the server
    /// itself is unknown.
    private static Outcome afterGone(Seen<?> seen, Facts wanted, HostUpProblem problem) {
        return seen.finding() instanceof Finding.AsAsked
                ? new Outcome.AlreadySet(now(wanted, seen))
                : new Outcome.Vanished(wanted.vps(), problem);
    }

    private static Outcome afterSilence(Seen<?> seen, String what, Facts wanted, Receipt receipt) {
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
            case Finding.Outdated() ->
                    new Outcome.Unconfirmed(
                            wanted,
                            what + ", and HostUp shows what was there before an earlier change",
                            receipt);
            case Finding.SeenAtTimes() ->
                    new Outcome.Unconfirmed(
                            wanted,
                            what + ", and HostUp shows it at times and at times not",
                            receipt);
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
    private static Outcome asAsked(Seen<?> seen, Facts facts, Receipt receipt) {
        return seen.thing().leftOn().isEmpty()
                ? new Outcome.Verified(facts, seen.thing().undo(), receipt)
                : new Outcome.Adjusted(
                        facts, List.of(), seen.thing().leftOn(), seen.thing().undo(), receipt);
    }

    private static Facts now(Facts wanted, Seen<?> seen) {
        Change.Seen thing = seen.thing();
        return wanted.seen(thing.fields(), thing.nextRuns(), seen.limits(), thing.warnings());
    }
}
