package dev.nattvakt.slack.api;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// Retries: at most three attempts, after the wait that Slack asks for or a default, and only if
/// the wait ends before the deadline.
record SlackRetry(Sleeper sleeper) {

    private static final int MOST = 3;
    private static final Duration FIRST = Duration.ofMillis(500);

    /// Returns the last attempt; [Attempt.Unanswered] when that one was not received but an earlier
    /// one may have been.
    ///
    /// @param again whether to try again after this result
    Attempt retry(Supplier<Attempt> attempt, Predicate<Attempt> again, Deadline deadline) {
        Attempt last = attempt.get();
        boolean unclear = isUnclear(last);
        for (int tried = 1; tried < MOST && again.test(last); tried++) {
            Duration wait = wait(last, tried);
            if (!deadline.fits(wait)) {
                break;
            }
            sleeper.pass(wait);
            last = attempt.get();
            unclear |= isUnclear(last);
        }
        return unclear && isUndone(last) ? new Attempt.Unanswered() : last;
    }

    /// Whether the request certainly had no effect: it was rate limited, or nothing was sent.
    static boolean isUndone(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Answered answer -> answer.isTooMany();
            case Attempt.NotSent() -> true;
            case Attempt.Unanswered() -> false;
        };
    }

    /// Whether it is unknown if the request had an effect.
    static boolean isUnclear(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Answered answer -> answer.isUnclear();
            case Attempt.NotSent() -> false;
            case Attempt.Unanswered() -> true;
        };
    }

    private static Duration wait(Attempt last, int tried) {
        return last instanceof Attempt.Answered answer && answer.isTooMany()
                ? answer.retryAfter()
                : FIRST.multipliedBy(tried);
    }
}
