package dev.nattvakt.slack.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;

/// Sends to one [ResponseUrl], within Slack's limits: five answers within 30 minutes. Every attempt
/// that Slack may have received counts.
///
/// A message whose delivery is unknown is sent again: a repeated answer is better than a lost one.
/// Messages are sent one after another, in order.
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

    /// The 30 minutes start here, so create it when the request arrives.
    public Replies(SlackConnection slack, ResponseUrl url, Clock clock, Sleeper sleeper) {
        this.slack = slack;
        this.url = url;
        this.clock = clock;
        this.slackRetry = new SlackRetry(sleeper);
        this.end = clock.instant().plus(TIME);
    }

    /// @param message in Slack's format: `text`, `blocks`, `response_type`, `replace_original` ...
    public synchronized Delivery post(ObjectNode message, Deadline deadline) {
        return post(
                message,
                deadline,
                attempt ->
                        (SlackRetry.isUndone(attempt) || SlackRetry.isUnclear(attempt))
                                && !isSpent());
    }

    /// Makes one attempt, for a message that is soon replaced.
    public synchronized Delivery postOnce(ObjectNode message, Deadline deadline) {
        return post(message, deadline, _ -> false);
    }

    private Delivery post(ObjectNode message, Deadline deadline, Predicate<Attempt> again) {
        if (isSpent()) {
            return new Delivery.Spent();
        }
        Attempt last = slackRetry.retry(() -> attempt(message, deadline), again, deadline);
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
