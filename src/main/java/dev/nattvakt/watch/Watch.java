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
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.Announcer;
import dev.nattvakt.words.Words;

/// Runs rounds: checks every server, reports what is new, and remembers it. Rounds never overlap.
/// Blocks while HostUp is read.
public final class Watch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("nattvakt.watch");
    private static final Caller WATCH = new Caller("watch", Role.VIEWER, ServerFilter.ALL);
    private static final int STEP = 20;
    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(3);

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

    /// @param slack channel for people; [Announcer#NOBODY] for none
    /// @param hostUpZone zone of HostUp's hours
    /// @param clock real time, for timestamps and heartbeats
    /// @param executor sends notices between rounds
    /// @throws IllegalArgumentException for unusable settings, without repeating secrets
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

    /// Runs one round: reads the fleet, reports what is new, saves the state.
    ///
    /// @return exit code: 0 all well, 1 problems, 2 not all servers could be read
    public synchronized int round() {
        Set<String> changedHere = ownChanges.take();
        Round round = readFleet();
        Transitions transitions =
                Transitions.of(
                        watchStateStore.read(), round, changedHere, clock.instant(), heartbeat);
        transitions
                .alerts()
                .forEach(alert ->
                        LOG.log(
                                alert.isGood() ? Logger.Level.INFO : Logger.Level.WARN,
                                AlertSentences.of(alert, hostUpZone).plain()));
        tell(transitions.alerts());
        watchStateStore.write(transitions.after());
        return round.health().ordinal();
    }

    /// Reports news about an earlier change whose caller no longer waits. Returns before it is
    /// sent; what does not arrive is retried in the next round.
    ///
    /// @param kind stable machine-readable code
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

    /// A failing outbox does not keep alerts from the others.
    private static void tell(Outbox outbox, List<Alert> alerts) {
        try {
            if (!outbox.tell(alerts)) {
                LOG.warn("An alert did not arrive; it will be sent again with the next one.");
            }
        } catch (RuntimeException broken) {
            LOG.error(
                    "An alert could not be sent; it will be sent again with the next one.", broken);
        }
    }

    private Round readFleet() {
        List<Audit.Judged> servers = new ArrayList<>();
        Optional<Position> next = Optional.of(Position.START);
        try {
            while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
                Call call = new Call(WATCH, Door.WATCH, Deadline.in(Call.TIME));
                Audit.Report step = audit.run(Optional.empty(), STEP, next.get(), false, call);
                servers.addAll(step.servers());
                next = step.next();
            }
            return next.isEmpty()
                    ? new Round(servers, Optional.empty())
                    : new Round(
                            servers,
                            Optional.of(new HostUpFailure.Why.Unreachable("we are stopping")));
        } catch (HostUpFailure failure) {
            return new Round(servers, Optional.of(failure.why()));
        }
    }

    /// Waits shortly for notices that are being sent.
    @Override
    public void close() {
        notices.awaitQuiet(SHUTDOWN_WAIT);
        webhook.ifPresent(Webhook::close);
    }
}
