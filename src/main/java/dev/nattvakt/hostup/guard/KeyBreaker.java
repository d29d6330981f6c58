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

/// HostUp said 401, so asking on with the same key leads nowhere and may get it locked. Nothing is
/// sent until the key is another one; once in a while a single read asks again. Runs on a monotonic
/// clock, safe for many threads.
public final class KeyBreaker {

    public static final Duration COOL_DOWN = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(KeyBreaker.class);

    private final Supplier<Secret> key;
    private final LongSupplier nanoTime;
    private Optional<Trip> trip = Optional.empty();

    /// @param key the one that requests carry at the moment
    public KeyBreaker(Supplier<Secret> key, LongSupplier nanoTime) {
        this.key = key;
        this.nanoTime = nanoTime;
    }

    /// @param nextRead when a read may ask again
    private record Trip(Secret refused, HostUpProblem problem, long nextRead) {}

    /// Leave to send one request, and what to make of its answer.
    public final class Pass {

        private final Secret used;

        private Pass(Secret used) {
            this.used = used;
        }

        /// Any answer but 401 proves that the key is known.
        public void saw(HostUpResponse answer) {
            if (answer.status() == 401) {
                trip(used, ProblemJson.problem(answer));
            } else if (answer.status() < 500 && !isOfAnEdge(answer)) {
                close();
            }
        }

        /// A 403 that is no JSON comes from something in front of HostUp, which knows no keys.
        private static boolean isOfAnEdge(HostUpResponse answer) {
            return answer.status() == 403 && answer.object().isEmpty();
        }
    }

    /// A pass, or what HostUp said to this key. Writes never try a refused key out.
    public synchronized Passage forWrite() {
        Secret now = key.get();
        return stillRefused(now)
                .<Passage>map(Passage.Barred::new)
                .orElseGet(() -> new Passage.Free(new Pass(now)));
    }

    /// As [#forWrite], but one read after each cool-down goes through.
    public synchronized Passage forRead() {
        Secret now = key.get();
        Optional<HostUpProblem> refusal = stillRefused(now).filter(_ -> !isProbe());
        return refusal.<Passage>map(Passage.Barred::new)
                .orElseGet(() -> new Passage.Free(new Pass(now)));
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

    private synchronized void trip(Secret used, HostUpProblem problem) {
        boolean isNews = stillRefused(used).isEmpty();
        trip = Optional.of(new Trip(used, problem, nextRead()));
        if (isNews) {
            LOG.error(
                    "HostUp refuses the API key (401). Nothing is sent until it is replaced; one read a minute tries it again.");
        }
    }

    private synchronized void close() {
        if (trip.isPresent()) {
            trip = Optional.empty();
            LOG.info("HostUp accepts the API key again.");
        }
    }

    private long nextRead() {
        return nanoTime.getAsLong() + COOL_DOWN.toNanos();
    }
}
