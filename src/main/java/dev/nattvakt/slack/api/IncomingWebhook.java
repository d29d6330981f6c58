package dev.nattvakt.slack.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.Sleeper;

/// An address of Slack that puts messages into one channel. Whoever knows it can post there, so it
/// shows itself to nobody.
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

    /// @param address asked for once
    /// @throws IllegalArgumentException without repeating it, for one that is no such address
    public IncomingWebhook(SlackConnection slack, Secret address, Sleeper sleeper) {
        Matcher spelled = SPELLING.matcher(address.reveal());
        if (!spelled.matches()) {
            throw new IllegalArgumentException(
                    "that is no incoming webhook (expected: https://hooks.slack.com/services/...)");
        }
        this.slack = slack;
        this.host = spelled.group(1);
        this.path = new Secret(spelled.group(2));
        this.slackRetry = new SlackRetry(sleeper);
    }

    /// @return whether Slack took it
    public boolean post(ObjectNode message, Deadline deadline) {
        Attempt last =
                slackRetry.insist(
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
