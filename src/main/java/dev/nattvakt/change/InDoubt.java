package dev.nattvakt.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.DelayedTasks;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VpsId;

/// Writes whose result is unknown, by server. Such a write may still happen and undo a later
/// change. So every change of its server carries a warning for two minutes; then the server is read
/// once more, and an alarm says what became of the write.
///
/// A write that lands after that goes unseen. Safe for many threads.
public final class InDoubt implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(InDoubt.class.getName());

    /// Proxies rarely hold a request back for longer.
    static final Duration QUARANTINE = Duration.ofMinutes(2);

    /// How many writes may be in doubt at once.
    static final int MOST = 1_000;

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final VpsLocks locks = new VpsLocks();
    private final DelayedTasks delayedTasks;
    private final Alarm alarm;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final List<Doubt> doubts = new ArrayList<>();

    /// @param nanoTime a monotonic clock
    public InDoubt(DelayedTasks delayedTasks, Alarm alarm, Clock clock, LongSupplier nanoTime) {
        this.delayedTasks = delayedTasks;
        this.alarm = alarm;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /// @param since the newest change of each kind that was read back since
    private record Doubt(WriteRecord record, Instant until, Map<Subject, WriteRecord> since) {

        static Doubt about(WriteRecord record, Instant until) {
            return new Doubt(record, until, new EnumMap<>(Subject.class));
        }

        boolean concerns(VpsId vps) {
            return record.vps().id().equals(vps);
        }
    }

    /// How many writes are in doubt now.
    public synchronized int count() {
        return doubts.size();
    }

    /// A change of a server holds its lock, and so does the read at the end of a doubt: otherwise
    /// it could take a change under way for an undone one.
    VpsLocks locks() {
        return locks;
    }

    /// Adds the warning to an outcome about this server, except to the outcome that raised the
    /// doubt.
    Outcome warned(Outcome outcome, VpsId vps) {
        return outcome instanceof Outcome.WithFacts told
                ? about(vps, outcome).<Outcome>map(told::with).orElse(outcome)
                : outcome;
    }

    private synchronized Optional<Warning> about(VpsId vps, Outcome outcome) {
        return doubts.stream()
                .filter(doubt -> doubt.concerns(vps) && !isAnswered(doubt, outcome))
                .reduce((_, latest) -> latest)
                .map(doubt -> new Warning.InDoubt(doubt.record().receipt().id(), doubt.until()));
    }

    private static boolean isAnswered(Doubt doubt, Outcome outcome) {
        Optional<Receipt> receipt =
                switch (outcome) {
                    case Outcome.Unconfirmed unconfirmed -> Optional.of(unconfirmed.receipt());
                    case Outcome.Verified verified -> Optional.of(verified.receipt());
                    case Outcome.Adjusted adjusted -> Optional.of(adjusted.receipt());
                    default -> Optional.empty();
                };
        return receipt.equals(Optional.of(doubt.record().receipt()));
    }

    /// Whether the write of this receipt may still take effect.
    synchronized boolean isOpen(Receipt receipt) {
        return doubts.stream().anyMatch(doubt -> doubt.record().receipt().equals(receipt));
    }

    /// Checks before a write that what was read back since the doubt still holds: after the write
    /// nobody could tell. Asks HostUp only if there is such a change.
    void lookBefore(VpsId vps, Deadline deadline) {
        for (Doubt doubt : concerning(vps)) {
            for (WriteRecord since : sinceThen(doubt)) {
                try {
                    Fields now = since.look().now(deadline);
                    if (!since.holdsIn(now)) {
                        alarm.raise(new Alarm.Event.Overwritten(doubt.record(), since, now));
                        forget(doubt, since);
                    }
                } catch (RuntimeException failure) {
                    alarm.raise(notLookedAt(since, failure));
                }
            }
        }
    }

    /// Starts a doubt for a write whose result is unknown, and notes a verified one. Does both for
    /// a verified one that was sent twice: the other try may still undo a later change.
    ///
    /// @param look finds what was written again
    void after(SendOnce.Result result, WriteRecord.Look look) {
        after(result.outcome(), look);
        if (result.mayLandAgain()) {
            switch (result.outcome()) {
                case Outcome.Verified(Facts facts, _, Receipt receipt) ->
                        begin(WriteRecord.seenOnce(facts, receipt, look));
                case Outcome.Adjusted(Facts facts, _, _, _, Receipt receipt) ->
                        begin(WriteRecord.seenOnce(facts, receipt, look));
                case Outcome.Overwritten overwritten when overwritten.tookEffect() ->
                        begin(WriteRecord.of(overwritten, look));
                default -> {}
            }
        }
    }

    private void after(Outcome outcome, WriteRecord.Look look) {
        switch (outcome) {
            case Outcome.Unconfirmed(Facts facts, _, Receipt receipt) ->
                    begin(WriteRecord.of(facts, receipt, look));
            case Outcome.Verified(Facts facts, _, Receipt receipt) ->
                    settle(WriteRecord.of(facts, receipt, look));
            case Outcome.Adjusted(Facts facts, _, _, _, Receipt receipt) ->
                    settle(WriteRecord.of(facts, receipt, look));
            case Outcome.Overwritten overwritten when !overwritten.tookEffect() ->
                    begin(WriteRecord.of(overwritten, look));
            default -> {}
        }
    }

    private void begin(WriteRecord record) {
        Doubt doubt = Doubt.about(record, clock.instant().plus(QUARANTINE));
        if (add(doubt)) {
            delayedTasks.after(QUARANTINE, () -> end(doubt));
        } else {
            alarm.raise(new Alarm.Event.NotLookedAt(record, "too many servers are in doubt"));
        }
    }

    private void settle(WriteRecord record) {
        for (Doubt doubt : concerning(record.vps().id())) {
            remember(doubt, record);
        }
    }

    /// Raises an alarm for each open doubt: nobody will look any more.
    @Override
    public void close() {
        for (Doubt doubt : emptied()) {
            alarm.raise(new Alarm.Event.NotLookedAt(doubt.record(), "this server stops"));
        }
    }

    private void end(Doubt doubt) {
        Optional<VpsLocks.Held> held = locks.take(doubt.record().vps().id(), LOOK);
        try {
            if (remove(doubt)) {
                alarm.raise(whatBecameOf(doubt));
            }
        } finally {
            held.ifPresent(VpsLocks.Held::close);
        }
    }

    private Alarm.Event whatBecameOf(Doubt doubt) {
        WriteRecord record = doubt.record();
        Deadline deadline = Deadline.in(LOOK, nanoTime);
        try {
            for (WriteRecord since : sinceThen(doubt)) {
                Fields now = since.look().now(deadline);
                if (!since.holdsIn(now)) {
                    return new Alarm.Event.Overwritten(record, since, now);
                }
            }
            return verdict(doubt, record.look().now(deadline));
        } catch (RuntimeException failure) {
            return notLookedAt(record, failure);
        }
    }

    /// A fault of ours must not hide what became of a write.
    private static Alarm.Event notLookedAt(WriteRecord record, RuntimeException failure) {
        if (failure instanceof HostUpFailure) {
            return new Alarm.Event.NotLookedAt(record, "HostUp could not be read");
        }
        LOG.log(System.Logger.Level.ERROR, "a look after a write failed", failure);
        return new Alarm.Event.NotLookedAt(record, "the check failed here");
    }

    /// A newer change of the same thing makes the doubt harmless, unless both are there.
    private static Alarm.Event verdict(Doubt doubt, Fields now) {
        WriteRecord record = doubt.record();
        Optional<WriteRecord> newer = Optional.ofNullable(doubt.since().get(record.subject()));
        if (newer.isPresent()) {
            boolean isBeside =
                    record.holdsIn(now) && !now.isEmpty() && !newer.get().expected().equals(now);
            return isBeside ? new Alarm.Event.LandedLate(record) : new Alarm.Event.Harmless(record);
        }
        return switch (record.compare(now)) {
            case Finding.AsAsked() ->
                    record.wasSo()
                            ? new Alarm.Event.Harmless(record)
                            : new Alarm.Event.LandedLate(record);
            case Finding.AsBefore() -> new Alarm.Event.Harmless(record);
            case Finding.SetAside _, Finding.Otherwise _, Finding.NotStated _ ->
                    new Alarm.Event.SomethingElse(record, now);
        };
    }

    private synchronized boolean add(Doubt doubt) {
        boolean fits = doubts.size() < MOST;
        if (fits) {
            doubts.add(doubt);
        }
        return fits;
    }

    private synchronized boolean remove(Doubt doubt) {
        return doubts.removeIf(other -> other == doubt);
    }

    private synchronized List<Doubt> emptied() {
        List<Doubt> all = List.copyOf(doubts);
        doubts.clear();
        return all;
    }

    private synchronized List<Doubt> concerning(VpsId vps) {
        return doubts.stream().filter(doubt -> doubt.concerns(vps)).toList();
    }

    private synchronized List<WriteRecord> sinceThen(Doubt doubt) {
        return List.copyOf(doubt.since().values());
    }

    private synchronized void remember(Doubt doubt, WriteRecord since) {
        doubt.since().put(since.subject(), since);
    }

    private synchronized void forget(Doubt doubt, WriteRecord since) {
        doubt.since().remove(since.subject(), since);
    }
}
