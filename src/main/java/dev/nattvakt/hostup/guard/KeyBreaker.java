package dev.nattvakt.hostup.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ProblemJson;
import dev.nattvakt.hostup.json.ResponseBody;

/// Stops calls with a key that HostUp refuses (401), because asking on may get the key locked. One
/// 401 may be stray, so a read asks again first. After a second one nothing is sent until the key
/// is another one, except for a single read once in a while. Runs on a monotonic clock, safe for
/// many threads.
public final class KeyBreaker {

    public static final Duration COOL_DOWN = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(KeyBreaker.class);

    private final Supplier<Secret> key;
    private final LongSupplier nanoTime;
    private Optional<Trip> trip = Optional.empty();
    private Optional<Suspicion> suspicion = Optional.empty();
    private long passes;

    /// @param key the one that requests carry at the moment
    public KeyBreaker(Supplier<Secret> key, LongSupplier nanoTime) {
        this.key = key;
        this.nanoTime = nanoTime;
    }

    /// @param nextRead when a read may ask again
    private record Trip(Secret refused, HostUpProblem problem, long nextRead) {}

    /// A first 401.
    ///
    /// @param pass the last one given out by then
    private record Suspicion(Secret key, long pass) {}

    /// Leave to send one request, and what to make of its answer.
    public final class Pass {

        private final Secret used;
        private final boolean isRead;
        private final long number;

        private Pass(Secret used, boolean isRead) {
            this.used = used;
            this.isRead = isRead;
            this.number = ++passes;
        }

        /// Any answer of HostUp's but 401 proves that the key is known. A late one, for a key that
        /// has been replaced, says nothing of the new key.
        public void saw(HostUpResponse answer) {
            if (answer.status() == 401) {
                refused(this, ProblemJson.problem(answer));
            } else if (answer.status() < 500 && isOfHostUp(answer)) {
                close(this);
            }
        }

        /// HostUp answers in JSON, or without a word to what it has done. Anything else comes from
        /// something in front of it, which knows no keys.
        private static boolean isOfHostUp(HostUpResponse answer) {
            return answer.object().isPresent()
                    || answer.isSuccess() && answer.body() instanceof ResponseBody.Nothing;
        }
    }

    /// A pass, or what HostUp said to this key. Writes never try a refused key out.
    public synchronized Passage forWrite() {
        Secret now = key.get();
        return stillRefused(now)
                .<Passage>map(Passage.Barred::new)
                .orElseGet(() -> new Passage.Free(new Pass(now, false)));
    }

    /// Whether HostUp has refused this key, even if only once.
    public synchronized boolean isDoubted() {
        Secret now = key.get();
        return stillRefused(now).isPresent()
                || suspicion.filter(first -> first.key().equals(now)).isPresent();
    }

    /// Whether a 401 is still to be asked again.
    public synchronized boolean isSuspected() {
        Secret now = key.get();
        return stillRefused(now).isEmpty()
                && suspicion.filter(first -> first.key().equals(now)).isPresent();
    }

    /// As [#forWrite], but one read after each cool-down goes through.
    public synchronized Passage forRead() {
        Secret now = key.get();
        Optional<HostUpProblem> refusal = stillRefused(now).filter(_ -> !isProbe());
        return refusal.<Passage>map(Passage.Barred::new)
                .orElseGet(() -> new Passage.Free(new Pass(now, true)));
    }

    public sealed interface Passage {

        record Free(Pass pass) implements Passage {}

        record Barred(HostUpProblem problem) implements Passage {}
    }

    private Optional<HostUpProblem> stillRefused(Secret now) {
        return trip.filter(refusal -> refusal.refused().equals(now)).map(Trip::problem);
    }

    /// The first to ask after the cool-down; the next waits for another one.
    private boolean isProbe() {
        Trip open = trip.orElseThrow();
        if (nanoTime.getAsLong() - open.nextRead() < 0) {
            return false;
        }
        trip = Optional.of(new Trip(open.refused(), open.problem(), nextRead()));
        return true;
    }

    /// What was under way already when the first 401 came is no second one.
    private synchronized void refused(Pass pass, HostUpProblem problem) {
        if (isLate(pass)) {
            return;
        }
        Optional<Suspicion> first = suspicion.filter(other -> other.key().equals(pass.used));
        boolean isSecond = first.filter(other -> pass.number > other.pass()).isPresent();
        if (stillRefused(pass.used).isPresent() || pass.isRead && isSecond) {
            trip(pass.used, problem);
        } else if (first.isEmpty()) {
            suspicion = Optional.of(new Suspicion(pass.used, passes));
        }
    }

    private void trip(Secret used, HostUpProblem problem) {
        boolean isNews = stillRefused(used).isEmpty();
        trip = Optional.of(new Trip(used, problem, nextRead()));
        if (isNews) {
            LOG.errorf(
                    "%s (401). Nothing is sent until the key is replaced; one read a minute tries it again.",
                    sentence(problem.ofOurKey()));
        }
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private synchronized void close(Pass pass) {
        if (isLate(pass)) {
            return;
        }
        suspicion = Optional.empty();
        if (trip.isPresent()) {
            trip = Optional.empty();
            LOG.info("HostUp accepts the API key again.");
        }
    }

    private boolean isLate(Pass pass) {
        return !pass.used.equals(key.get());
    }

    private long nextRead() {
        return nanoTime.getAsLong() + COOL_DOWN.toNanos();
    }
}
