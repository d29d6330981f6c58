package dev.nattvakt.slack.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.Sleeper;

/// A Slack URL that posts messages to one channel. The URL is a secret, since it is all that
/// posting needs.
///
/// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
public final class IncomingWebhook {

    private static final Pattern SPELLING =
            Pattern.compile(
                    "https://(hooks\\.slack(?:-gov)?\\.com)(/services(?:/[A-Za-z0-9_-]{1,100}){3})");

    private final SlackConnection slack;
    private final String host;
    private final Secret path;
    private final SlackRetry slackRetry;

    /// @param address the URL; read once
    /// @throws IllegalArgumentException when it is not a webhook URL; the message does not repeat
    ///   it
    public IncomingWebhook(SlackConnection slack, Secret address, Sleeper sleeper) {
        Matcher spelled = SPELLING.matcher(address.reveal());
        if (!spelled.matches()) {
            throw new IllegalArgumentException(
                    "NATTVAKT_WATCH_SLACK_WEBHOOK is not an incoming webhook of Slack (expected: https://hooks.slack.com/services/...).");
        }
        this.slack = slack;
        this.host = spelled.group(1);
        this.path = new Secret(spelled.group(2));
        this.slackRetry = new SlackRetry(sleeper);
    }

    /// @return whether Slack accepted the message
    public boolean post(ObjectNode message, Deadline deadline) {
        Attempt last =
                slackRetry.retry(
                        () ->
                                slack.send(
                                        new SlackConnection.Post(
                                                host,
                                                path,
                                                Optional.empty(),
                                                "application/json; charset=utf-8",
                                                message.toString()),
                                        deadline),
                        SlackRetry::isUndone,
                        deadline);
        return last instanceof Attempt.Answered answer && answer.isGood();
    }

    @Override
    public String toString() {
        return "IncomingWebhook[***]";
    }
}
