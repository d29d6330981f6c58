package dev.nattvakt.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.InFlight;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.caller.SecretSource;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.FleetWalk;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.Announcer;
import dev.nattvakt.words.Words;

/// One round after another: looks at every server, says what is new, and remembers it. Rounds never
/// overlap. Blocks while HostUp is read.
public final class Watch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("nattvakt.watch");
    private static final Caller ITSELF = new Caller("watch", Role.VIEWER, ServerFilter.ALL);
    private static final int STEP = 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Audit audit;
    private final OwnChanges ownChanges;
    private final WatchStateStore watchStateStore;
    private final List<Outbox> outboxes;
    private final Optional<Webhook> webhook;
    private final Duration heartbeat;
    private final ZoneId hostUpZone;
    private final Clock clock;
    private final Executor executor;
    private final InFlight notices = new InFlight();

    /// @param slack where people read; [Announcer#NOBODY] when there is none
    /// @param hostUpZone in which HostUp means its hours
    /// @param clock real time, by which people hear of it
    /// @param executor tells what is noticed between the rounds
    /// @throws IllegalArgumentException for settings that cannot be used, and never with a secret
    public Watch(
            WatchConfig config,
            Audit audit,
            OwnChanges ownChanges,
            Announcer slack,
            ZoneId hostUpZone,
            Clock clock,
            Executor executor) {
        this.audit = audit;
        this.ownChanges = ownChanges;
        this.watchStateStore =
                config.state()
                        .<WatchStateStore>map(StateFile::new)
                        .orElseGet(WatchStateStore.InMemory::new);
        this.heartbeat = config.heartbeat();
        this.hostUpZone = hostUpZone;
        this.clock = clock;
        this.executor = executor;
        this.webhook =
                config.webhook()
                        .map(address -> new Webhook(address, secret(config), hostUpZone, clock));
        List<Channel> channels = new ArrayList<>();
        webhook.ifPresent(channels::add);
        if (slack != Announcer.NOBODY) {
            channels.add(alerts -> slack.announce(words(alerts)));
        }
        this.outboxes = channels.stream().map(Outbox::new).toList();
    }

    private static Optional<Supplier<Secret>> secret(WatchConfig config) {
        return SecretSource.either(
                config.webhookSecret(),
                config.webhookSecretFile(),
                "NATTVAKT_WATCH_WEBHOOK_SECRET",
                Secret::new);
    }

    private List<Words> words(List<Alert> alerts) {
        return alerts.stream().map(alert -> AlertSentences.of(alert, hostUpZone)).toList();
    }

    /// Looks, speaks, remembers.
    ///
    /// @return 0 when all is well, 1 when there are problems, 2 when not all could be seen
    public synchronized int round() {
        Set<String> changedHere = ownChanges.take();
        Round round = look();
        Transitions transitions =
                Transitions.of(
                        watchStateStore.read(), round, changedHere, clock.instant(), heartbeat);
        transitions
                .alerts()
                .forEach(alert -> LOG.info(AlertSentences.of(alert, hostUpZone).plain()));
        tell(transitions.alerts());
        watchStateStore.write(transitions.after());
        return round.health().ordinal();
    }

    /// Tells at once what somebody else found out about a change while nobody waited for it any
    /// more. Returns before it is told; what does not arrive is told again in the next round.
    ///
    /// @param kind machine word
    public void notice(Vps server, String kind, Words words) {
        List<Alert> alerts = List.of(new Alert.Noticed(server, kind, words));
        for (Outbox outbox : outboxes) {
            InFlight.Begun begun = notices.begin();
            executor.execute(() -> {
                try (begun) {
                    tell(outbox, alerts);
                }
            });
        }
    }

    private void tell(List<Alert> alerts) {
        outboxes.forEach(outbox -> tell(outbox, alerts));
    }

    /// One that is broken keeps nothing from the others.
    private static void tell(Outbox outbox, List<Alert> alerts) {
        try {
            if (!outbox.tell(alerts)) {
                LOG.warn("An alert did not arrive; it is tried again with the next one.");
            }
        } catch (RuntimeException broken) {
            LOG.error("An alert could not be sent; it is tried again with the next one.", broken);
        }
    }

    private Round look() {
        List<Audit.Judged> servers = new ArrayList<>();
        FleetWalk walk = new FleetWalk();
        try {
            while (walk.next().isPresent() && !Thread.currentThread().isInterrupted()) {
                Call call = new Call(ITSELF, Door.WATCH, Deadline.in(Call.TIME));
                servers.addAll(
                        walk.over(
                                audit.run(Optional.empty(), STEP, walk.next().get(), false, call)));
            }
            return walk.next().isEmpty()
                    ? new Round(servers, Optional.empty())
                    : new Round(
                            servers,
                            Optional.of(new HostUpFailure.Why.Unreachable("we are stopping")));
        } catch (HostUpFailure gone) {
            return new Round(servers, Optional.of(gone.why()));
        }
    }

    /// Gives what is being told a moment to arrive.
    @Override
    public void close() {
        notices.awaitQuiet(LAST_WORDS);
        webhook.ifPresent(Webhook::close);
    }
}
