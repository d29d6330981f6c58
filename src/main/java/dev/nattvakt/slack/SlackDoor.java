package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.InFlight;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.slack.api.Delivery;
import dev.nattvakt.slack.api.Replies;
import dev.nattvakt.slack.api.ResponseUrl;
import dev.nattvakt.slack.api.SlackConnection;
import dev.nattvakt.slack.command.Grammar;
import dev.nattvakt.slack.command.ParsedCommand;
import dev.nattvakt.slack.message.ShortMessages;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.request.Interaction;
import dev.nattvakt.slack.request.SlashCommand;

/// Answers within Slack's 3 s: a fast answer at once, a slow one as an acknowledgement, with the
/// answer sent later to the `response_url`. Its methods block; call them on virtual threads.
final class SlackDoor {

    private static final Logger LOG = Logger.getLogger(SlackDoor.class);

    /// Longest time to deliver an answer.
    private static final Duration DELIVERY = Duration.ofSeconds(20);

    /// Longest time to deliver a transient message; the change waits for it.
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final CommandResponder commandResponder;
    private final ButtonActions buttonActions;
    private final SlackConnection slack;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Consumer<Delivery> deliveries;
    private final SingleFlight<Typed, Message> singleFlight;
    private final InFlight inFlight = new InFlight();
    private final AckTimeout ackTimeout = new AckTimeout();

    /// @param deliveries receives the result of each answer that was sent later
    SlackDoor(
            CommandResponder commandResponder,
            ButtonActions buttonActions,
            SlackConnection slack,
            ObjectMapper mapper,
            Clock clock,
            Consumer<Delivery> deliveries,
            Executor executor) {
        this.commandResponder = commandResponder;
        this.buttonActions = buttonActions;
        this.slack = slack;
        this.mapper = mapper;
        this.clock = clock;
        this.deliveries = deliveries;
        this.singleFlight = new SingleFlight<>(executor);
    }

    /// Two commands are the same when user, place and meaning are equal.
    private record Typed(SlackUser person, ParsedCommand said) {}

    /// @param inline called exactly once, within a second where the command has a `response_url`
    void command(SlashCommand command, Consumer<Message> inline) {
        try (InFlight.Begun _ = inFlight.begin()) {
            answer(command, inline);
        }
    }

    private void answer(SlashCommand command, Consumer<Message> inline) {
        Optional<Replies> replies = replies(command.responseUrl());
        ParsedCommand said = Grammar.read(command.command(), command.text());
        String line = (command.command() + " " + command.text()).strip();
        Typed typed = new Typed(SlackUser.of(command), said);
        long begun = System.nanoTime();
        SingleFlight.Joined<Message> joined =
                singleFlight.join(
                        lane(typed),
                        typed,
                        () -> commandResponder.answer(typed.person(), said, line));
        CompletableFuture<Message> answer =
                joined.work()
                        .thenApply(message -> joined.first() ? message : message.toPerson())
                        .exceptionally(SlackDoor::broken);
        try {
            long patience = ackTimeout.length(replies.isPresent()).toMillis();
            inline.accept(answer.get(patience, TimeUnit.MILLISECONDS));
            ackTimeout.answered(Duration.ofNanos(System.nanoTime() - begun));
        } catch (TimeoutException late) {
            ackTimeout.missed();
            inline.accept(
                    replies.isPresent() ? ShortMessages.working() : ShortMessages.workingUnheard());
            Message message = answer.join();
            ackTimeout.answered(Duration.ofNanos(System.nanoTime() - begun));
            replies.ifPresent(there -> deliver(there, message));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            inline.accept(broken(stopped));
        } catch (ExecutionException bug) {
            inline.accept(broken(bug));
        }
    }

    /// Commands that name no server wait for nothing but their like.
    private static SingleFlight.Lane lane(Typed typed) {
        Object about =
                typed.said() instanceof ParsedCommand.ToolCall(_, var arguments)
                                && arguments.hasNonNull("vps")
                        ? arguments.path("vps").asText().toLowerCase(Locale.ROOT)
                        : typed.said();
        return new SingleFlight.Lane(typed.person().name(), about);
    }

    /// The caller has acknowledged the press with an empty response.
    void press(Interaction press) {
        press(press, listener(replies(press.responseUrl())));
    }

    /// Handles a press without a `response_url`.
    ///
    /// @return the messages that would have been sent there, in order
    List<Message> pressHere(Interaction press) {
        List<Message> messages = new ArrayList<>();
        press(
                press,
                new ButtonActions.Listener() {
                    @Override
                    public void hear(Message message) {
                        messages.add(message);
                    }

                    @Override
                    public void glance(Message message) {
                        // Not needed: the next message, which replaces it, is returned as well.
                    }
                });
        return messages;
    }

    private void press(Interaction press, ButtonActions.Listener listener) {
        try (InFlight.Begun _ = inFlight.begin()) {
            singleFlight.interrupt(SlackUser.of(press).name());
            buttonActions.press(press, listener);
        } catch (RuntimeException | Error bug) {
            listener.hear(broken(bug));
        }
    }

    /// Waits for the answers under way and their delivery.
    ///
    /// @return whether all ended in time
    boolean finish(Duration time) {
        return inFlight.awaitQuiet(time);
    }

    private ButtonActions.Listener listener(Optional<Replies> replies) {
        return new ButtonActions.Listener() {
            @Override
            public void hear(Message message) {
                replies.ifPresent(there -> deliver(there, message));
            }

            @Override
            public void glance(Message message) {
                replies.ifPresent(
                        there -> there.postOnce(mapper.valueToTree(message), Deadline.in(GLANCE)));
            }
        };
    }

    private Optional<Replies> replies(@Nullable ResponseUrl url) {
        return Optional.ofNullable(url)
                .map(there -> new Replies(slack, there, clock, Sleeper.REAL));
    }

    /// An answer that cannot be delivered stays available to `/nattvakt status`.
    private void deliver(Replies replies, Message message) {
        Delivery delivery = replies.post(mapper.valueToTree(message), Deadline.in(DELIVERY));
        deliveries.accept(delivery);
        if (!(delivery instanceof Delivery.Delivered)) {
            LOG.warnf("An answer did not reach Slack: %s.", delivery);
        }
    }

    /// A bug, or the server is stopping: logs the stack trace.
    private static Message broken(Throwable bug) {
        LOG.error("A request from Slack failed", bug);
        return ShortMessages.broken();
    }
}
