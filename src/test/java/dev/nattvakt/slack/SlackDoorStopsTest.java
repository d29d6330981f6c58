package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.audit.Receipts;
import dev.nattvakt.slack.api.SlackConnection;
import dev.nattvakt.slack.api.SlackTransport;
import dev.nattvakt.slack.api.UserGroups.Membership;
import dev.nattvakt.slack.message.ShortMessages;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.request.SlashCommand;
import dev.nattvakt.tool.Catalogue;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever happens to the server, whoever typed a command hears something.
class SlackDoorStopsTest {

    private static final SlashCommand COMMAND =
            new SlashCommand("T1", null, "C1", "U1", "/nattvakt", "whoami", null);

    private final SlackConnection connection = new SlackConnection(new SlackTransport.Real());
    private final List<Message> heard = new ArrayList<>();

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void answersWhenItsThreadIsStopped() {
        SlackDoor door = door(false);
        Thread.currentThread().interrupt();

        door.command(COMMAND, heard::add);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(heard).containsExactly(ShortMessages.broken());
        assertThat(door.finish(Duration.ZERO)).isTrue();
    }

    @Test
    void answersWhenNothingIsStartedAnyMore() {
        door(true).command(COMMAND, heard::add);

        assertThat(heard).containsExactly(ShortMessages.broken());
    }

    private SlackDoor door(boolean stopped) {
        SlackConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(SlackConfig.class)
                        .build()
                        .getConfigMapping(SlackConfig.class);
        Members members =
                new Members(Set.of(), Set.of(), Grants.of(config), true, (_, _) -> Membership.OUT);
        Clock clock = Clock.systemUTC();
        CommandResponder commandResponder =
                new CommandResponder(
                        members,
                        new Catalogue(List.of(), true, true),
                        new Receipts(),
                        new RecentReplies(),
                        new ReplyRouting(new PendingQuestions()),
                        clock);
        ButtonActions unpressed = null;
        return new SlackDoor(
                commandResponder,
                unpressed,
                connection,
                new ObjectMapper(),
                clock,
                _ -> {},
                work -> {
                    if (stopped) {
                        throw new RejectedExecutionException();
                    }
                });
    }
}
