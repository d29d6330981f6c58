package dev.nattvakt.slack.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// What may still be said to one [ResponseUrl]: Slack takes five answers, within half an hour. Each
/// attempt counts that Slack may have received.
///
/// A message of which nobody knows whether it arrived is sent again: twice said is better than an
/// outcome that nobody hears of. Messages are sent one after another, in the order of asking.
///
/// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
public final class Replies {

    private static final int MOST = 5;
    private static final Duration TIME = Duration.ofMinutes(30);

    private final SlackConnection slack;
    private final ResponseUrl url;
    private final Clock clock;
    private final SlackRetry slackRetry;
    private final Instant end;
    private int used;

    /// Half an hour counts from now: make it when the request has arrived.
    public Replies(SlackConnection slack, ResponseUrl url, Clock clock, Sleeper sleeper) {
        this.slack = slack;
        this.url = url;
        this.clock = clock;
        this.slackRetry = new SlackRetry(sleeper);
        this.end = clock.instant().plus(TIME);
    }

    /// @param message as Slack wants it: `text`, `blocks`, `response_type`, `replace_original` ...
    public synchronized Delivery post(ObjectNode message, Deadline deadline) {
        return post(
                message,
                deadline,
                attempt ->
                        (SlackRetry.isUndone(attempt) || SlackRetry.isUnclear(attempt))
                                && !isSpent());
    }

    /// For what is soon replaced by something else: one attempt, whatever becomes of it.
    public synchronized Delivery postOnce(ObjectNode message, Deadline deadline) {
        return post(message, deadline, _ -> false);
    }

    private Delivery post(ObjectNode message, Deadline deadline, Predicate<Attempt> again) {
        if (isSpent()) {
            return new Delivery.Spent();
        }
        Attempt last = slackRetry.insist(() -> attempt(message, deadline), again, deadline);
        return switch (last) {
            case Attempt.Answered answer when answer.isGood() -> new Delivery.Delivered();
            case Attempt.Answered answer when answer.isUnclear() -> new Delivery.Unconfirmed();
            case Attempt.Answered answer -> new Delivery.Refused(answer.status());
            case Attempt.Unanswered() -> new Delivery.Unconfirmed();
            case Attempt.NotSent() -> new Delivery.Unreachable();
        };
    }

    @Override
    public String toString() {
        return "Replies[***]";
    }

    private boolean isSpent() {
        return used == MOST || !clock.instant().isBefore(end);
    }

    private Attempt attempt(ObjectNode message, Deadline deadline) {
        Attempt attempt =
                slack.send(
                        new SlackConnection.Post(
                                url.host(),
                                url.path(),
                                Optional.empty(),
                                "application/json; charset=utf-8",
                                message.toString()),
                        deadline);
        if (!(attempt instanceof Attempt.NotSent)) {
            used++;
        }
        return attempt;
    }
}
