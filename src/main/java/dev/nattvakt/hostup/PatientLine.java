package dev.nattvakt.hostup;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.faulttolerance.api.CustomBackoff;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.Retry;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.fleet.port.CloudFailure;
import dev.nattvakt.hostup.guard.Backoff;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.RetryAfter;
import dev.nattvakt.hostup.guard.RetryBudget;
import dev.nattvakt.hostup.guard.TryAgain;
import dev.nattvakt.hostup.guard.Unanswered;
import dev.nattvakt.hostup.json.Answer;

/// Asks HostUp within a deadline: waits while the key is paused and, for what may be repeated,
/// tries again as long as that can still end in time. Questions only; nothing here may change
/// anything.
@ApplicationScoped
class PatientLine {

    private final HostUpConnection hostUp;
    private final Line line;

    PatientLine(HostUpConnection hostUp, Line line) {
        this.hostUp = hostUp;
        this.line = line;
    }

    /// At most three tries.
    ///
    /// @throws TryAgain the last failure, when a further try would have been possible in time
    @Retry(maxRetries = 2, delay = Backoff.FIRST_MILLIS, jitter = 0, retryOn = TryAgain.class)
    @CustomBackoff(Backoff.class)
    Answer ask(Uni<Response> request, Deadline deadline) {
        try {
            return askOnce(request, deadline);
        } catch (CloudFailure failure) {
            throw mayHelp(failure, deadline) && isPaid(failure) ? new TryAgain(failure) : failure;
        }
    }

    /// One try, for what is not safe to repeat.
    Answer askOnce(Uni<Response> request, Deadline deadline) {
        if (!hostUp.pause().waitOut(deadline)) {
            throw throttled();
        }
        if (!deadline.left().isPositive()) {
            throw unreachable("there was no time left to ask HostUp");
        }
        return switch (hostUp.keyBreaker().forRead()) {
            case KeyBreaker.Passage.Barred(var problem) ->
                    throw new CloudFailure(new CloudFailure.Why.KeyRefused(problem));
            case KeyBreaker.Passage.Free(var pass) -> ask(request, deadline, pass);
        };
    }

    private Answer ask(Uni<Response> request, Deadline deadline, KeyBreaker.Pass pass) {
        Answer answer = send(request, deadline);
        pass.saw(answer);
        if (answer.isThrottled()) {
            hostUp.pause().begin(RetryAfter.of(answer, Clock.systemUTC()));
            throw throttled();
        }
        hostUp.retryBudget().succeeded();
        return answer;
    }

    private Answer send(Uni<Response> request, Deadline deadline) {
        try {
            return line.read(request, hostUp.limits().cutOfRead(deadline.left()));
        } catch (Unanswered unanswered) {
            throw unreachable(unanswered.getMessage());
        }
    }

    private static boolean mayHelp(CloudFailure failure, Deadline deadline) {
        return switch (failure.why()) {
            case CloudFailure.Why.Throttled(Duration wait) -> deadline.fits(wait);
            case CloudFailure.Why.Unreachable _ -> deadline.fits(Backoff.LONGEST);
            case CloudFailure.Why.Missing _,
                    CloudFailure.Why.KeyRefused _,
                    CloudFailure.Why.Refused _,
                    CloudFailure.Why.Unreadable _ ->
                    false;
        };
    }

    /// Paid for each failure that another try might mend, also when it was the last try.
    private boolean isPaid(CloudFailure failure) {
        boolean throttled = failure.why() instanceof CloudFailure.Why.Throttled;
        return hostUp.retryBudget().pay(throttled ? RetryBudget.THROTTLED : RetryBudget.BROKEN);
    }

    private CloudFailure throttled() {
        return new CloudFailure(new CloudFailure.Why.Throttled(hostUp.pause().left()));
    }

    private static CloudFailure unreachable(String what) {
        return new CloudFailure(new CloudFailure.Why.Unreachable(what));
    }
}
