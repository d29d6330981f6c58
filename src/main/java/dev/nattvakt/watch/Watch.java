package dev.nattvakt.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.InFlight;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.ChangesElsewhere;
import dev.nattvakt.fleet.FleetWalk;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.Unlisted;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Remedies;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.watch.alert.Alert;
import dev.nattvakt.watch.alert.AlertSentences;
import dev.nattvakt.watch.alert.DigestPeriod;
import dev.nattvakt.watch.alert.DueDigest;
import dev.nattvakt.watch.alert.OwnChanges;
import dev.nattvakt.watch.alert.Round;
import dev.nattvakt.watch.alert.Transitions;
import dev.nattvakt.watch.alert.WatchState;
import dev.nattvakt.watch.alert.Watched;
import dev.nattvakt.watch.channel.Outbox;
import dev.nattvakt.watch.channel.Ping;
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
    private final ChangesElsewhere changesElsewhere;
    private final WatchStateStore watchStateStore;
    private final Channels channels;
    private final Look.Listener listener;
    private final Duration heartbeat;
    private final DigestPeriod digests;
    private final Clock hostUpClock;
    private final Clock clock;
    private final Executor executor;
    private final InFlight notices = new InFlight();

    /// @param listener hears of each round
    /// @param changesElsewhere hears of servers that were changed, and not through Nattvakt
    /// @param hostUpClock HostUp's time, for digests: its zone, and the simulator's speed
    /// @param clock real time, for timestamps and heartbeats
    /// @param executor sends notices between rounds
    public Watch(
            WatchConfig config,
            Channels channels,
            Audit audit,
            OwnChanges ownChanges,
            Look.Listener listener,
            ChangesElsewhere changesElsewhere,
            Clock hostUpClock,
            Clock clock,
            Executor executor) {
        this.audit = audit;
        this.ownChanges = ownChanges;
        this.changesElsewhere = changesElsewhere;
        this.watchStateStore =
                config.state()
                        .<WatchStateStore>map(StateFile::new)
                        .orElseGet(WatchStateStore.InMemory::new);
        this.channels = channels;
        this.listener = listener;
        this.heartbeat = config.heartbeat();
        this.digests = config.digest();
        this.hostUpClock = hostUpClock;
        this.clock = clock;
        this.executor = executor;
    }

    ZoneId hostUpZone() {
        return hostUpClock.getZone();
    }

    /// Runs one round: reads the fleet, reports what is new, saves the state.
    ///
    /// @return exit code: 0 all well, 1 problems, 2 not all servers could be read
    public synchronized int round() {
        WatchState before = watchStateStore.read();
        Round round = readFleet(before.servers());
        listener.saw(
                new Look(
                        Door.WATCH, round.servers(), round.cutShort().isEmpty(), round.cutShort()));
        Instant now = clock.instant();
        Transitions transitions = Transitions.of(before, round, ownChanges, now, heartbeat);
        DueDigest digest =
                DueDigest.of(
                        before.digest(),
                        digests,
                        round,
                        transitions.after(),
                        hostUpClock.instant(),
                        hostUpZone());
        List<Alert> alerts = new ArrayList<>(transitions.alerts());
        digest.digest().map(Alert.Digested::new).ifPresent(alerts::add);
        alerts.forEach(alert ->
                LOG.log(
                        alert.isGood() ? Logger.Level.INFO : Logger.Level.WARN,
                        AlertSentences.of(alert, hostUpZone()).plain()));
        transitions.changedElsewhere().forEach(changesElsewhere::saw);
        boolean isTold = tell(alerts);
        watchStateStore.write(transitions.after().with(digest.next()));
        if (isTold && round.cutShort().isEmpty()) {
            channels.ping().ifPresent(Ping::send);
        }
        return round.health().ordinal();
    }

    /// Reports news about an earlier change whose caller no longer waits. Returns before it is
    /// sent; what does not arrive is retried in the next round.
    ///
    /// @param kind stable machine-readable code
    public void notice(Vps server, String kind, Words words) {
        List<Alert> alerts = List.of(new Alert.Noticed(server, kind, words));
        for (Outbox outbox : channels.outboxes()) {
            InFlight.Begun begun = notices.begin();
            executor.execute(() -> {
                try (begun) {
                    tell(outbox, alerts);
                }
            });
        }
    }

    private boolean tell(List<Alert> alerts) {
        boolean areTold = true;
        for (Outbox outbox : channels.outboxes()) {
            areTold &= tell(outbox, alerts);
        }
        return areTold;
    }

    /// A failing outbox does not keep alerts from the others.
    private static boolean tell(Outbox outbox, List<Alert> alerts) {
        try {
            boolean areTold = outbox.tell(alerts);
            if (!areTold) {
                LOG.warn("An alert did not arrive; it will be sent again with the next one.");
            }
            return areTold;
        } catch (RuntimeException broken) {
            LOG.error(
                    "An alert could not be sent; it will be sent again with the next one.", broken);
            return false;
        }
    }

    private Round readFleet(Map<String, Watched> before) {
        Instant begun = clock.instant();
        List<Audit.Judged> servers = new ArrayList<>();
        FleetWalk walk = new FleetWalk(audit, STEP, Watch::call);
        Optional<HostUpFailure.Why> cutShort =
                walk.run(Thread.currentThread()::isInterrupted, servers::addAll);
        if (cutShort.isEmpty() && !walk.isOver()) {
            cutShort = Optional.of(new HostUpFailure.Why.Unreachable("we are stopping"));
        }
        if (cutShort.isPresent()) {
            return round(servers, Set.of(), cutShort, begun);
        }
        Unlisted unlisted = Unlisted.ask(audit, unlisted(before, servers), Watch::call);
        servers.addAll(unlisted.servers());
        return round(servers, unlisted.gone(), unlisted.cutShort(), begun);
    }

    private static Call call() {
        return new Call(WATCH, Door.WATCH, Deadline.in(Call.TIME));
    }

    /// Servers that were known, as far as the watch remembers them.
    private static List<Vps> unlisted(Map<String, Watched> before, List<Audit.Judged> servers) {
        Map<String, Watched> unlisted = new LinkedHashMap<>(before);
        servers.forEach(server -> unlisted.remove(server.vps().id().value()));
        return unlisted.entrySet().stream()
                .map(server -> known(server.getKey(), server.getValue().label()))
                .toList();
    }

    private static Vps known(String id, String label) {
        return new Vps(
                new VpsId(id),
                Optional.of(label).filter(name -> !name.equals(id)),
                Optional.empty(),
                Optional.empty());
    }

    /// Remedies are proposed last: only now is the fleet known as a whole.
    private Round round(
            List<Audit.Judged> servers,
            Set<VpsId> gone,
            Optional<HostUpFailure.Why> cutShort,
            Instant begun) {
        Remedies remedies = audit.remedies();
        return new Round(
                servers.stream().map(server -> server.with(remedies)).toList(),
                gone.stream().map(VpsId::value).collect(Collectors.toSet()),
                cutShort,
                begun);
    }

    /// Waits shortly for notices that are being sent.
    @Override
    public void close() {
        notices.awaitQuiet(SHUTDOWN_WAIT);
        channels.close();
    }
}
