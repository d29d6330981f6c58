package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VpsId;

/// HostUp may be several replicas, and one that lags shows a server as it was before our own last
/// change. What we changed is remembered for a minute: a read that shows one of those earlier
/// states is repeated, and nothing is decided on it. After a write whose result is unknown, nobody
/// can say which state is the earlier one; for a while, reads have to agree instead.
///
/// A change that somebody else made cannot be told from an earlier state of theirs. Safe for many
/// threads.
public final class ReplicaGuard {

    /// How long a replica may lag and still be noticed.
    static final Duration MEMORY = Duration.ofMinutes(1);

    /// After a write whose result is unknown: it may land as late as the quarantine ends.
    static final Duration UNSURE = InDoubt.QUARANTINE.plus(MEMORY);

    /// Servers remembered at once, the backup and the snapshot side of each for itself.
    static final int MOST = 2_000;

    /// Earlier states remembered for one of them. The oldest is dropped first.
    static final int MOST_STATES = 16;

    /// Waits before a read is repeated: three rounds of reads that may have to agree. They agree
    /// only without a wait between them, in which the replicas' turns may go to reads of others.
    private static final List<Duration> REPEATS =
            List.of(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofMillis(500),
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    Duration.ZERO,
                    Duration.ZERO);

    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final Executor threads;
    private final Map<Side, Known> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Side, Known> eldest) {
                    return size() > MOST;
                }
            };

    /// One that reads one after the other, in the caller's thread.
    ///
    /// @param nanoTime a monotonic clock
    public ReplicaGuard(LongSupplier nanoTime, Sleeper sleeper) {
        this(nanoTime, sleeper, Runnable::run);
    }

    /// @param threads where reads that have to agree wait side by side
    public ReplicaGuard(LongSupplier nanoTime, Sleeper sleeper, Executor threads) {
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.threads = threads;
    }

    /// @param own for one look at a time
    /// @param beside for the other looks, where they have to agree
    <S extends Situation> Looks<S> looks(
            ReadPort own, ReadPort beside, Function<ReadPort, S> look) {
        return new Looks<>(own, beside, look, threads);
    }

    private record Side(VpsId vps, Class<? extends Situation> kind) {

        static Side of(Situation situation) {
            return new Side(situation.vps().id(), situation.getClass());
        }
    }

    /// @param thing what our change replaced in it
    /// @param until when it is forgotten
    private record Earlier(String state, Fields thing, long until) {

        boolean shows(Fields asked) {
            return asked.isEmpty() ? thing.isEmpty() : thing.show(asked);
        }
    }

    /// @param current as it was last verified
    /// @param unsureUntil when a write whose result is unknown cannot land unnoticed any more
    private record Known(Optional<String> current, List<Earlier> earlier, long unsureUntil) {

        /// The oldest comes first: where that one still counts, all do.
        Known at(long now) {
            if (earlier.isEmpty() || earlier.getFirst().until() - now > 0) {
                return this;
            }
            return new Known(
                    current,
                    earlier.stream().filter(state -> state.until() - now > 0).toList(),
                    unsureUntil);
        }

        boolean isEmptyAt(long now) {
            return earlier.isEmpty() && unsureUntil - now <= 0;
        }

        boolean isEarlier(String state) {
            return !current.equals(Optional.of(state))
                    && earlier.stream().anyMatch(one -> one.state().equals(state));
        }
    }

    /// Reads a situation that something may be decided on.
    ///
    /// @param over what the first look goes over; others may go beside it
    /// @throws HostUpFailure when HostUp cannot be read, or goes on showing an earlier state
    <S extends Situation> S read(ReadPort over, Function<ReadPort, S> look, Deadline deadline) {
        Looks<S> looks = looks(over, over.ahead(), look);
        S seen = looks.next();
        int agreeing = 1;
        for (Duration wait : REPEATS) {
            if (agreeing >= needed(seen)) {
                return seen;
            }
            if (!deadline.fits(wait)) {
                break;
            }
            if (wait.isPositive()) {
                looks.again();
                sleeper.pass(wait);
            } else {
                looks.mustAgree();
            }
            S next = looks.next();
            boolean isAnother = !looks.isFirst() && next.substance().equals(seen.substance());
            agreeing = isAnother ? agreeing + 1 : 1;
            seen = next;
        }
        if (agreeing >= needed(seen)) {
            return seen;
        }
        throw new HostUpFailure(
                new HostUpFailure.Why.Stale(
                        isEarlier(seen)
                                ? "HostUp still shows this server as it was before an earlier change; ask again in a minute"
                                : "HostUp shows this server in two different states by turns; ask again in a minute"));
    }

    private int needed(Situation seen) {
        if (isEarlier(seen)) {
            return Integer.MAX_VALUE;
        }
        return isUnsure(seen) ? Looks.ROUND : 1;
    }

    /// Whether this is how the server was before one of our changes of the last minute.
    synchronized boolean isEarlier(Situation seen) {
        return of(seen).filter(what -> what.isEarlier(PlannedChange.fingerprint(seen))).isPresent();
    }

    /// Whether a write of the last minutes is unknown in its result.
    synchronized boolean isUnsure(Situation seen) {
        long now = nanoTime.getAsLong();
        return of(seen).filter(what -> what.unsureUntil() - now > 0).isPresent();
    }

    /// Whether what is asked was so before one of our changes of the last minute, or may be, so
    /// that seeing it will not be enough.
    synchronized boolean mayBeEarlier(Situation before, Fields asked) {
        return isUnsure(before)
                || of(before)
                        .filter(what -> what.earlier().stream().anyMatch(one -> one.shows(asked)))
                        .isPresent();
    }

    /// A change was verified.
    ///
    /// @param thing what it replaced
    synchronized void changed(Situation before, Situation after, Fields thing) {
        long now = nanoTime.getAsLong();
        String was = PlannedChange.fingerprint(before);
        String is = PlannedChange.fingerprint(after);
        List<Earlier> earlier = new ArrayList<>(of(after).map(Known::earlier).orElse(List.of()));
        if (!was.equals(is)) {
            earlier.add(new Earlier(was, thing, now + MEMORY.toNanos()));
        }
        int tooMany = Math.max(0, earlier.size() - MOST_STATES);
        put(
                after,
                new Known(
                        Optional.of(is),
                        List.copyOf(earlier.subList(tooMany, earlier.size())),
                        of(after).map(Known::unsureUntil).orElse(now)));
    }

    /// Something was sent, and its result is unknown.
    synchronized void unsure(Situation before) {
        long until = nanoTime.getAsLong() + UNSURE.toNanos();
        Known was = of(before).orElse(new Known(Optional.empty(), List.of(), until));
        put(before, new Known(was.current(), was.earlier(), until));
    }

    /// HostUp begins anew, as only a simulator does.
    public synchronized void forget() {
        known.clear();
    }

    /// How many servers are remembered.
    synchronized int size() {
        return known.size();
    }

    private void put(Situation situation, Known what) {
        Side side = Side.of(situation);
        known.remove(side);
        known.put(side, what);
    }

    private Optional<Known> of(Situation situation) {
        long now = nanoTime.getAsLong();
        Known still =
                known.computeIfPresent(
                        Side.of(situation),
                        (_, what) -> {
                            Known left = what.at(now);
                            return left.isEmptyAt(now) ? null : left;
                        });
        return Optional.ofNullable(still);
    }
}
