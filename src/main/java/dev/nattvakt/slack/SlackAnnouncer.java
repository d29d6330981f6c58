package dev.nattvakt.slack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.slack.api.ApiResponse;
import dev.nattvakt.slack.api.IncomingWebhook;
import dev.nattvakt.slack.api.SlackApi;
import dev.nattvakt.slack.api.SlackConnection;
import dev.nattvakt.slack.api.SlackTransport;
import dev.nattvakt.slack.message.AlertMessage;
import dev.nattvakt.words.Announcer;
import dev.nattvakt.words.Words;

/// Posts alerts to Slack: through an incoming webhook, or as the bot in the approval channel.
public final class SlackAnnouncer implements Announcer, AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final SlackConnection slack;
    private final BiFunction<ObjectNode, Deadline, Boolean> post;
    private final ObjectMapper mapper;
    private final boolean sandbox;

    private SlackAnnouncer(
            SlackTransport transport,
            Function<SlackConnection, BiFunction<ObjectNode, Deadline, Boolean>> posting,
            ObjectMapper mapper,
            boolean sandbox) {
        this.slack = new SlackConnection(transport);
        this.post = posting.apply(slack);
        this.mapper = mapper;
        this.sandbox = sandbox;
    }

    /// @param webhook the address of an incoming webhook, if set
    /// @return empty when neither is configured
    /// @throws IllegalArgumentException when the address is not a webhook; the message does not
    ///   repeat it
    public static Optional<SlackAnnouncer> of(
            Optional<Secret> webhook,
            SlackSettings settings,
            SlackTransport transport,
            ObjectMapper mapper,
            boolean sandbox) {
        return webhook.<Function<SlackConnection, BiFunction<ObjectNode, Deadline, Boolean>>>map(
                        address -> slack -> new IncomingWebhook(slack, address, Sleeper.REAL)::post)
                .or(() -> bot(settings))
                .map(posting -> new SlackAnnouncer(transport, posting, mapper, sandbox));
    }

    private static Optional<Function<SlackConnection, BiFunction<ObjectNode, Deadline, Boolean>>>
            bot(SlackSettings settings) {
        if (!(settings instanceof SlackSettings.On on)
                || on.botToken().isEmpty()
                || on.approvalChannel().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(slack -> {
            SlackApi api = new SlackApi(slack, on.botToken().get(), Sleeper.REAL);
            return (message, deadline) ->
                    api.postMessage(on.approvalChannel().get(), message, deadline)
                            instanceof ApiResponse.Done;
        });
    }

    @Override
    public boolean announce(List<Words> lines) {
        return post.apply(
                mapper.valueToTree(AlertMessage.of(lines, sandbox)), Deadline.in(LONGEST));
    }

    @Override
    public void close() {
        slack.close();
    }
}
