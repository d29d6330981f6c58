package dev.nattvakt.hostup;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.faulttolerance.api.CustomBackoff;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.Retry;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpFailure.Reach;
import dev.nattvakt.hostup.guard.Backoff;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.RateLimit;
import dev.nattvakt.hostup.guard.RetryAfter;
import dev.nattvakt.hostup.guard.RetryBudget;
import dev.nattvakt.hostup.guard.RetryableFailure;
import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.hostup.json.HostUpResponse;
import dev.nattvakt.hostup.json.ProblemJson;

/// Reads from HostUp within a deadline: waits while the key is paused, and retries while a retry
/// can still end in time. Nothing here may change anything.
@ApplicationScoped
class RetryingCalls {

    private final HostUpConnection hostUp;
    private final GuardedCalls guardedCalls;

    RetryingCalls(HostUpConnection hostUp, GuardedCalls guardedCalls) {
        this.hostUp = hostUp;
        this.guardedCalls = guardedCalls;
    }

    /// At most three tries. A first 401 is asked again, since a stray one is no verdict on the key.
    ///
    /// @throws RetryableFailure the last failure, when a further try would have been possible in
    ///   time
    @Retry(
            maxRetries = 2,
            delay = Backoff.FIRST_MILLIS,
            jitter = 0,
            retryOn = RetryableFailure.class)
    @CustomBackoff(Backoff.class)
    HostUpResponse ask(Uni<Response> request, Deadline deadline) {
        try {
            HostUpResponse answer = askOnce(request, deadline);
            if (answer.status() == 401
                    && hostUp.keyBreaker().isSuspected()
                    && deadline.fits(Backoff.LONGEST)) {
                throw new RetryableFailure(
                        new HostUpFailure(
                                new HostUpFailure.Why.KeyRefused(ProblemJson.problem(answer))));
            }
            return answer;
        } catch (HostUpFailure failure) {
            throw mayHelp(failure, deadline) && isPaid(failure)
                    ? new RetryableFailure(failure)
                    : failure;
        }
    }

    /// One try, for an answer that may not be needed. Leaves everything to others that is scarce:
    /// the probes of a pause and of a refused key, the retries, the places of reads that are
    /// needed.
    HostUpResponse askAhead(Uni<Response> request, Deadline deadline) {
        boolean isFree =
                !hostUp.pause().left().isPositive()
                        && !hostUp.keyBreaker().isDoubted()
                        && hostUp.ahead().tryAcquire();
        if (!isFree) {
            throw unreachable("this is no time to read ahead", Reach.HELD_BACK);
        }
        try {
            return askOnce(request, deadline);
        } finally {
            hostUp.ahead().release();
        }
    }

    /// One try, for what is not safe to repeat.
    HostUpResponse askOnce(Uni<Response> request, Deadline deadline) {
        boolean isProbe = !hostUp.pause().waitOut(deadline);
        if (isProbe && !hostUp.pause().mayProbe()) {
            throw throttled();
        }
        if (!deadline.left().isPositive()) {
            throw unreachable("there was no time left to ask HostUp", Reach.NO_TIME);
        }
        return switch (hostUp.keyBreaker().forRead()) {
            case KeyBreaker.Passage.Barred(var problem) ->
                    throw new HostUpFailure(new HostUpFailure.Why.KeyRefused(problem));
            case KeyBreaker.Passage.Free(var pass) -> {
                HostUpResponse answer = ask(request, deadline, pass);
                if (isProbe) {
                    hostUp.pause().lift();
                }
                yield answer;
            }
        };
    }

    private HostUpResponse ask(Uni<Response> request, Deadline deadline, KeyBreaker.Pass pass) {
        HostUpResponse answer = send(request, deadline);
        pass.saw(answer);
        if (answer.isThrottled()) {
            hostUp.pause().begin(RetryAfter.of(answer, Clock.systemUTC()));
            throw throttled();
        }
        RateLimit.of(answer, Clock.systemUTC()).ifPresent(hostUp::stated);
        hostUp.retryBudget().succeeded();
        return answer;
    }

    private HostUpResponse send(Uni<Response> request, Deadline deadline) {
        try {
            return hostUp.addresses()
                    .inTurn(
                            () ->
                                    guardedCalls.read(
                                            request, hostUp.limits().cutOfRead(deadline.left())),
                            () -> deadline.left().isPositive());
        } catch (TransportFailure unanswered) {
            throw unreachable(
                    unanswered.getMessage(),
                    unanswered.wasSent() ? Reach.NO_ANSWER : Reach.NO_CONNECTION);
        }
    }

    private static boolean mayHelp(HostUpFailure failure, Deadline deadline) {
        return switch (failure.why()) {
            case HostUpFailure.Why.Throttled(Duration wait) -> deadline.fits(wait);
            case HostUpFailure.Why.Unreachable _ -> deadline.fits(Backoff.LONGEST);
            case HostUpFailure.Why.Missing _,
                    HostUpFailure.Why.KeyRefused _,
                    HostUpFailure.Why.Refused _,
                    HostUpFailure.Why.Stale _,
                    HostUpFailure.Why.Unreadable _ ->
                    false;
        };
    }

    /// Paid for each failure that another try might mend, also when it was the last try.
    private boolean isPaid(HostUpFailure failure) {
        boolean throttled = failure.why() instanceof HostUpFailure.Why.Throttled;
        return hostUp.retryBudget().pay(throttled ? RetryBudget.THROTTLED : RetryBudget.BROKEN);
    }

    private HostUpFailure throttled() {
        return new HostUpFailure(new HostUpFailure.Why.Throttled(hostUp.pause().left()));
    }

    private static HostUpFailure unreachable(String what, Reach reach) {
        return new HostUpFailure(new HostUpFailure.Why.Unreachable(what, reach));
    }
}
