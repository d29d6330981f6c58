package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Duration;
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
import dev.nattvakt.caller.Waiting;
import dev.nattvakt.slack.block.Message;
import dev.nattvakt.slack.block.Notes;
import dev.nattvakt.slack.grammar.Grammar;
import dev.nattvakt.slack.grammar.Said;
import dev.nattvakt.slack.outbound.Delivery;
import dev.nattvakt.slack.outbound.Replies;
import dev.nattvakt.slack.outbound.ResponseUrl;
import dev.nattvakt.slack.outbound.SlackConnection;
import dev.nattvakt.slack.signed.Interaction;
import dev.nattvakt.slack.signed.SlashCommand;

/// Answers in time: at once what is fast, and otherwise that the answer follows, which then leaves
/// by the address that Slack sent along. Its methods block; call them on virtual threads.
final class SlackDoor {

    private static final Logger LOG = Logger.getLogger(SlackDoor.class);

    /// How long an answer may be tried to be delivered.
    private static final Duration DELIVERY = Duration.ofSeconds(20);

    private final Conversation conversation;
    private final Presses presses;
    private final SlackConnection slack;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Running<Asked, Message> running;
    private final Window window = new Window();

    SlackDoor(
            Conversation conversation,
            Presses presses,
            SlackConnection slack,
            ObjectMapper mapper,
            Clock clock,
            Executor executor) {
        this.conversation = conversation;
        this.presses = presses;
        this.slack = slack;
        this.mapper = mapper;
        this.clock = clock;
        this.running = new Running<>(executor);
    }

    /// What makes two commands the same: who asks, where, and what it means.
    private record Asked(Person person, Said said) {}

    /// @param inline is told exactly once, within a second
    void command(SlashCommand command, Consumer<Message> inline) {
        Optional<Replies> replies = replies(command.responseUrl());
        Said said = Grammar.read(command.command(), command.text());
        String line = (command.command() + " " + command.text()).strip();
        Asked asked = new Asked(Person.of(command), said);
        long begun = System.nanoTime();
        Running.Joined<Message> joined =
                running.join(asked, () -> conversation.answer(asked.person(), said, line));
        CompletableFuture<Message> answer =
                joined.work()
                        .thenApply(message -> joined.first() ? message : message.toPerson())
                        .exceptionally(SlackDoor::broken);
        try {
            inline.accept(answer.get(window.length().toMillis(), TimeUnit.MILLISECONDS));
            window.answered(Duration.ofNanos(System.nanoTime() - begun));
        } catch (TimeoutException late) {
            window.missed();
            inline.accept(replies.isPresent() ? Notes.working() : Notes.workingUnheard());
            Message message = answer.join();
            window.answered(Duration.ofNanos(System.nanoTime() - begun));
            replies.ifPresent(there -> deliver(there, message));
        } catch (ExecutionException | InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The press itself is acknowledged elsewhere, with nothing.
    void press(Interaction press) {
        Optional<Replies> replies = replies(press.responseUrl());
        try {
            presses.press(press, message -> replies.ifPresent(there -> deliver(there, message)));
        } catch (RuntimeException bug) {
            Message message = broken(bug);
            replies.ifPresent(there -> deliver(there, message));
        }
    }

    private Optional<Replies> replies(@Nullable ResponseUrl url) {
        return Optional.ofNullable(url)
                .map(there -> new Replies(slack, there, clock, Waiting.REAL));
    }

    /// What cannot be delivered is kept all the same, for the status command.
    private void deliver(Replies replies, Message message) {
        Delivery delivery = replies.post(mapper.valueToTree(message), Deadline.in(DELIVERY));
        if (!(delivery instanceof Delivery.Delivered)) {
            LOG.warnf("An answer did not reach Slack: %s.", delivery);
        }
    }

    /// A bug of ours: the log has the stack trace.
    private static Message broken(Throwable bug) {
        LOG.error("a command could not be answered", bug);
        return Notes.broken();
    }
}
