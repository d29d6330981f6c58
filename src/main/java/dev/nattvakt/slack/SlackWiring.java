package dev.nattvakt.slack;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.ext.web.Router;
import org.jboss.logging.Logger;

import dev.nattvakt.audit.Receipts;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.slack.api.SlackApi;
import dev.nattvakt.slack.api.SlackConnection;
import dev.nattvakt.slack.api.SlackTransport;
import dev.nattvakt.slack.api.UserGroups;
import dev.nattvakt.slack.request.Reception;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.write.Approvers;
import dev.nattvakt.tool.write.ChangeRunner;

/// Builds the Slack door, if it is configured.
@Singleton
final class SlackWiring {

    /// Longest wait of a command for the members of a user group.
    private static final Duration GROUPS = Duration.ofSeconds(5);

    /// Longest wait at shutdown for answers under way.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);

    private static final int LATE = 10;

    private static final Logger LOG = Logger.getLogger(SlackWiring.class);

    private final PendingQuestions pendingQuestions = new PendingQuestions();
    private final Clock clock;
    private final Optional<Parts> parts;
    private Optional<SlackDoor> door = Optional.empty();

    /// The parts that need a connection to Slack.
    ///
    /// @param api absent without a bot token
    private record Parts(
            SlackSettings.On settings, SlackConnection connection, Optional<SlackApi> api) {}

    SlackWiring(SlackSettings settings, SlackTransport transport, Clock clock) {
        this.clock = clock;
        this.parts =
                switch (settings) {
                    case SlackSettings.Off() -> Optional.empty();
                    case SlackSettings.On on -> {
                        SlackConnection connection = new SlackConnection(transport);
                        yield Optional.of(
                                new Parts(
                                        on,
                                        connection,
                                        on.botToken()
                                                .map(token ->
                                                        new SlackApi(
                                                                connection, token, Sleeper.REAL))));
                    }
                };
    }

    @Produces
    @DefaultBean
    @Singleton
    static SlackTransport transport() {
        return new SlackTransport.Real();
    }

    @Produces
    @Singleton
    @Typed(AskedCalls.class)
    static AskedCalls askedCalls() {
        return new AskedCalls();
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
                                        new SlackApprovers(
                                                api, channel, pendingQuestions, mapper, clock)));
    }

    void open(
            @Observes Router router,
            Catalogue catalogue,
            ChangeRunner changeRunner,
            Receipts receipts,
            AskedCalls askedCalls,
            ObjectMapper mapper,
            MeterRegistry meters,
            @VirtualThreads ExecutorService virtualThreads) {
        parts.ifPresent(there -> {
            Members members = members(there);
            RecentReplies recentReplies = new RecentReplies();
            CommandResponder commandResponder =
                    new CommandResponder(
                            members,
                            catalogue,
                            receipts,
                            recentReplies,
                            new ReplyRouting(pendingQuestions),
                            clock);
            ButtonActions buttonActions =
                    new ButtonActions(
                            members,
                            catalogue,
                            changeRunner,
                            receipts,
                            pendingQuestions,
                            askedCalls,
                            recentReplies,
                            clock,
                            virtualThreads);
            SlackDoor opened =
                    new SlackDoor(
                            commandResponder,
                            buttonActions,
                            there.connection(),
                            mapper,
                            clock,
                            new DeliveryMeters(meters),
                            virtualThreads);
            door = Optional.of(opened);
            new SlackRoutes(
                            opened,
                            new Reception(there.settings().secrets(), clock, Reception.COMMAND),
                            new Reception(there.settings().secrets(), clock, Reception.INTERACTION),
                            new RejectionLog(clock),
                            mapper,
                            virtualThreads)
                    .open(router);
        });
    }

    private Members members(Parts there) {
        BiFunction<String, String, UserGroups.Membership> groups =
                there.api()
                        .map(api -> new UserGroups(api, clock, SlackWiring::groupsUnknown))
                        .<BiFunction<String, String, UserGroups.Membership>>map(known ->
                                (group, user) -> known.of(group, user, Deadline.in(GROUPS)))
                        .orElse((_, _) -> UserGroups.Membership.UNKNOWN);
        return new Members(
                there.settings().teams(),
                there.settings().channels(),
                there.settings().grants(),
                there.settings().sandbox(),
                groups);
    }

    private static void groupsUnknown(String error) {
        LOG.warnf("Slack did not tell the members of a user group: %s.", error);
    }

    /// Runs after the changes have ended, and before the connection to Slack closes.
    void finish(@Observes @Priority(LATE) ShutdownEvent event) {
        if (!door.map(there -> there.finish(LAST_ANSWERS)).orElse(true)) {
            LOG.warn("Stopped before all answers had reached Slack.");
        }
    }

    @PreDestroy
    void close() {
        parts.ifPresent(there -> there.connection().close());
    }
}
