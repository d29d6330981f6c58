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
import dev.nattvakt.hostup.guard.Backoff;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.RetryAfter;
import dev.nattvakt.hostup.guard.RetryBudget;
import dev.nattvakt.hostup.guard.RetryableFailure;
import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.hostup.json.HostUpResponse;

/// Asks HostUp within a deadline: waits while the key is paused and, for what may be repeated,
/// tries again as long as that can still end in time. Questions only; nothing here may change
/// anything.
@ApplicationScoped
class RetryingCalls {

    private final HostUpConnection hostUp;
    private final GuardedCalls guardedCalls;

    RetryingCalls(HostUpConnection hostUp, GuardedCalls guardedCalls) {
        this.hostUp = hostUp;
        this.guardedCalls = guardedCalls;
    }

    /// At most three tries.
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
            return askOnce(request, deadline);
        } catch (HostUpFailure failure) {
            throw mayHelp(failure, deadline) && isPaid(failure)
                    ? new RetryableFailure(failure)
                    : failure;
        }
    }

    /// One try, for what is not safe to repeat.
    HostUpResponse askOnce(Uni<Response> request, Deadline deadline) {
        if (!hostUp.pause().waitOut(deadline)) {
            throw throttled();
        }
        if (!deadline.left().isPositive()) {
            throw unreachable("there was no time left to ask HostUp");
        }
        return switch (hostUp.keyBreaker().forRead()) {
            case KeyBreaker.Passage.Barred(var problem) ->
                    throw new HostUpFailure(new HostUpFailure.Why.KeyRefused(problem));
            case KeyBreaker.Passage.Free(var pass) -> ask(request, deadline, pass);
        };
    }

    private HostUpResponse ask(Uni<Response> request, Deadline deadline, KeyBreaker.Pass pass) {
        HostUpResponse answer = send(request, deadline);
        pass.saw(answer);
        if (answer.isThrottled()) {
            hostUp.pause().begin(RetryAfter.of(answer, Clock.systemUTC()));
            throw throttled();
        }
        hostUp.retryBudget().succeeded();
        return answer;
    }

    private HostUpResponse send(Uni<Response> request, Deadline deadline) {
        try {
            return guardedCalls.read(request, hostUp.limits().cutOfRead(deadline.left()));
        } catch (TransportFailure unanswered) {
            throw unreachable(unanswered.getMessage());
        }
    }

    private static boolean mayHelp(HostUpFailure failure, Deadline deadline) {
        return switch (failure.why()) {
            case HostUpFailure.Why.Throttled(Duration wait) -> deadline.fits(wait);
            case HostUpFailure.Why.Unreachable _ -> deadline.fits(Backoff.LONGEST);
            case HostUpFailure.Why.Missing _,
                    HostUpFailure.Why.KeyRefused _,
                    HostUpFailure.Why.Refused _,
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

    private static HostUpFailure unreachable(String what) {
        return new HostUpFailure(new HostUpFailure.Why.Unreachable(what));
    }
}
