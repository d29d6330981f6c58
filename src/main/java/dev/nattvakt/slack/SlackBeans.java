package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BiPredicate;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.DefaultBean;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.ext.web.Router;

import dev.nattvakt.audit.Receipts;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Waiting;
import dev.nattvakt.slack.outbound.SlackApi;
import dev.nattvakt.slack.outbound.SlackConnection;
import dev.nattvakt.slack.outbound.SlackLine;
import dev.nattvakt.slack.outbound.UserGroups;
import dev.nattvakt.slack.signed.Reception;
import dev.nattvakt.tool.Approvers;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Changes;

/// Puts the door together, if there is one.
@Singleton
final class SlackBeans {

    /// How long a command may wait to learn who is in a user group.
    private static final Duration GROUPS = Duration.ofSeconds(5);

    private final Questions questions = new Questions();
    private final Clock clock;
    private final Optional<Parts> parts;

    /// What needs a connection to Slack.
    ///
    /// @param api absent without a bot token
    private record Parts(
            SlackSettings.On settings, SlackConnection connection, Optional<SlackApi> api) {}

    SlackBeans(SlackSettings settings, SlackLine line, Clock clock) {
        this.clock = clock;
        this.parts =
                switch (settings) {
                    case SlackSettings.Off() -> Optional.empty();
                    case SlackSettings.On on -> {
                        SlackConnection connection = new SlackConnection(line);
                        yield Optional.of(
                                new Parts(
                                        on,
                                        connection,
                                        on.botToken()
                                                .map(token ->
                                                        new SlackApi(
                                                                connection, token, Waiting.REAL))));
                    }
                };
    }

    @Produces
    @DefaultBean
    @Singleton
    static SlackLine line() {
        return new SlackLine.Real();
    }

    @Produces
    @Singleton
    Approvers approvers(ObjectMapper mapper) {
        return parts.flatMap(there -> approvers(there, mapper)).orElse(Approvers.NOBODY);
    }

    private Optional<Approvers> approvers(Parts there, ObjectMapper mapper) {
        return there.api()
                .flatMap(api ->
                        there.settings()
                                .approvalChannel()
                                .map(channel ->
                                        new SlackApprovers(api, channel, questions, mapper)));
    }

    void open(
            @Observes Router router,
            Catalogue catalogue,
            Changes changes,
            Receipts receipts,
            ObjectMapper mapper,
            @VirtualThreads ExecutorService virtualThreads) {
        parts.ifPresent(there -> {
            Members members = members(there);
            Kept kept = new Kept();
            Conversation conversation =
                    new Conversation(members, catalogue, receipts, kept, questions, clock);
            Presses presses =
                    new Presses(members, catalogue, changes, receipts, questions, kept, clock);
            SlackDoor door =
                    new SlackDoor(
                            conversation,
                            presses,
                            there.connection(),
                            mapper,
                            clock,
                            virtualThreads);
            new SlackRoutes(
                            door,
                            new Reception(there.settings().secrets(), clock, Reception.COMMAND),
                            new Reception(there.settings().secrets(), clock, Reception.INTERACTION),
                            mapper,
                            virtualThreads)
                    .open(router);
        });
    }

    private Members members(Parts there) {
        BiPredicate<String, String> inGroup =
                there.api()
                        .map(api -> new UserGroups(api, clock))
                        .<BiPredicate<String, String>>map(groups ->
                                (group, user) -> groups.has(group, user, Deadline.in(GROUPS)))
                        .orElse((_, _) -> false);
        return new Members(
                there.settings().teams(),
                there.settings().channels(),
                there.settings().grants(),
                there.settings().sandbox(),
                inGroup);
    }

    @PreDestroy
    void close() {
        parts.ifPresent(there -> there.connection().close());
    }
}
