package dev.nattvakt.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpFailure.Why;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsQuery;

/// Whether HostUp answers this server and takes its key. Anybody may ask, so HostUp is asked twice
/// a minute at most, however often that is. Blocks while it is.
final class HostUpHealth {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// A shorter pause after a 429 is an answer; a longer one refuses everybody's calls.
    private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

    private static final VpsQuery SMALLEST = new VpsQuery.Everything(1, Optional.empty());

    private final ReadPort hostUp;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Seen last;
    private long freshUntil;

    /// @param clock says since when
    /// @param nanoTime a monotonic clock
    HostUpHealth(ReadPort hostUp, Clock clock, LongSupplier nanoTime) {
        this.hostUp = hostUp;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /// @param trouble as a machine word; absent when all is well
    /// @param since when it was first seen to be so
    /// @param remedy what to do about it
    record Seen(Optional<String> trouble, Instant since, Optional<String> remedy) {}

    Seen now() {
        lock.lock();
        try {
            if (last == null || nanoTime.getAsLong() - freshUntil >= 0) {
                last = continued(last, look());
                freshUntil = nanoTime.getAsLong() + FRESH.toNanos();
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    private static Seen continued(@Nullable Seen before, Seen seen) {
        return before != null && before.trouble().equals(seen.trouble()) ? before : seen;
    }

    private Seen look() {
        try {
            hostUp.list(SMALLEST, Deadline.in(PATIENCE));
            return new Seen(Optional.empty(), clock.instant(), Optional.empty());
        } catch (HostUpFailure failure) {
            return seen(failure.why());
        }
    }

    private Seen seen(Why why) {
        return switch (why) {
            case Why.Throttled(Duration wait) when wait.compareTo(LONG_PAUSE) > 0 ->
                    trouble(
                            "paused",
                            "HostUp asks for a pause of minutes or hours: until it ends, it is asked once in two minutes. If it lasts, something else may use the same key; else ask HostUp.");
            case Why.Throttled _ -> new Seen(Optional.empty(), clock.instant(), Optional.empty());
            case Why.KeyRefused(var problem) when !problem.mayBeOurKey() ->
                    trouble("refused", "Another key does not help: " + problem.ofOurKey() + ".");
            case Why.KeyRefused _ ->
                    trouble(
                            "key_refused",
                            "HostUp refuses the key: set HOSTUP_API_KEY to one with the scopes read:vm and write:vm.");
            case Why.Unreachable _ ->
                    trouble(
                            "unreachable",
                            "HostUp does not answer: if it works elsewhere, check the network and NATTVAKT_HOSTUP_URL.");
            case Why.Missing _, Why.Refused _, Why.Stale _, Why.Unreadable _ ->
                    trouble(
                            "unreadable",
                            "HostUp does not list the servers: check NATTVAKT_HOSTUP_URL.");
        };
    }

    private Seen trouble(String word, String remedy) {
        return new Seen(Optional.of(word), clock.instant(), Optional.of(remedy));
    }
}
