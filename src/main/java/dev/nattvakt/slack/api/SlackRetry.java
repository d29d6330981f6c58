package dev.nattvakt.slack.api;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// Trying again: three times at most, after the wait that Slack names or one of our own, and only
/// while that wait ends before the deadline.
record SlackRetry(Sleeper waiting) {

    private static final int MOST = 3;
    private static final Duration FIRST = Duration.ofMillis(500);

    /// The last attempt made; there is always one. When it came to nothing but one before it may
    /// have been received, nobody knows.
    ///
    /// @param again whether what an attempt ended in may be followed by another
    Attempt insist(Supplier<Attempt> attempt, Predicate<Attempt> again, Deadline deadline) {
        Attempt last = attempt.get();
        boolean unclear = isUnclear(last);
        for (int tried = 1; tried < MOST && again.test(last); tried++) {
            Duration wait = wait(last, tried);
            if (!deadline.fits(wait)) {
                break;
            }
            waiting.pass(wait);
            last = attempt.get();
            unclear |= isUnclear(last);
        }
        return unclear && isUndone(last) ? new Attempt.Unanswered() : last;
    }

    /// Whether the request was refused only for now, or nothing of it arrived: then nobody has done
    /// it yet.
    static boolean isUndone(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Answered answer -> answer.isTooMany();
            case Attempt.NotSent() -> true;
            case Attempt.Unanswered() -> false;
        };
    }

    /// Whether it may have been done, and nobody said so.
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
