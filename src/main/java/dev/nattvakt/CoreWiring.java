package dev.nattvakt;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.nattvakt.audit.AuditConfig;
import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.audit.History;
import dev.nattvakt.audit.Receipts;
import dev.nattvakt.board.BoardSettings;
import dev.nattvakt.board.FleetCache;
import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Quotas;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.change.ChangeDesk;
import dev.nattvakt.change.FleetDesk;
import dev.nattvakt.change.FleetPlanner;
import dev.nattvakt.change.InDoubt;
import dev.nattvakt.change.PlanDesk;
import dev.nattvakt.change.ReplicaGuard;
import dev.nattvakt.change.SendOnce;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.WritesUnderWay;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.FleetReads;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.pace.Pace;
import dev.nattvakt.fleet.pace.PacedReader;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.Standards;
import dev.nattvakt.hostup.HostUpConfig;
import dev.nattvakt.hostup.HostUpConnection;
import dev.nattvakt.mcp.Features;
import dev.nattvakt.metrics.AuditedLooks;
import dev.nattvakt.metrics.CallMeters;
import dev.nattvakt.metrics.LookMeters;
import dev.nattvakt.metrics.ServerMeters;
import dev.nattvakt.metrics.VerdictMeters;
import dev.nattvakt.policyfile.PolicyFile;
import dev.nattvakt.slack.AskedCalls;
import dev.nattvakt.slack.SlackConfig;
import dev.nattvakt.slack.SlackSettings;
import dev.nattvakt.start.FastClock;
import dev.nattvakt.start.HostUpTime;
import dev.nattvakt.start.NattvaktConfig;
import dev.nattvakt.start.Startup;
import dev.nattvakt.start.UnsafeStart;
import dev.nattvakt.start.Upstream;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Seal;
import dev.nattvakt.tool.write.Approvers;
import dev.nattvakt.tool.write.CardPlans;
import dev.nattvakt.tool.write.ChangeRunner;
import dev.nattvakt.tool.write.PlanTools;
import dev.nattvakt.watch.alert.OwnChanges;

/// Builds the core from plain constructors: no class in it is annotated as a CDI bean.
@Singleton
final class CoreWiring {

    private static final int ID_BYTES = 6;

    /// Requests a second; more would make no difference.
    private static final int FASTEST_PACE = 1_000_000;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    HostUpTime hostUpTime(Startup startup, NattvaktConfig house, HostUpConfig hostUp, Clock clock) {
        int speed =
                switch (startup.upstream()) {
                    case Upstream.Real _ -> 1;
                    case Upstream.Simulated() -> house.sandbox().clockSpeed();
                };
        return new HostUpTime(FastClock.from(clock.withZone(hostUp.zone()), speed), speed);
    }

    @Produces
    @Singleton
    LookUp lookUp(ReadPort hostUpReader) {
        return new LookUp(hostUpReader, Thread::startVirtualThread);
    }

    @Produces
    @Singleton
    HouseRules houseRules(NattvaktConfig house, SlackSettings slack) {
        return new HouseRules(
                house.confirm(),
                house.approval(),
                house.readOnly(),
                slack instanceof SlackSettings.On on && on.takesApprovals());
    }

    @Produces
    @Singleton
    Plans<PlanContent, Conclusion> plans(Clock clock) {
        return new Plans<>(clock, new SecureRandom(), PlanContent::servers);
    }

    @Produces
    @Singleton
    ChangeDesk desk(
            ReadPort reader,
            WritePort writer,
            LookUp lookUp,
            Plans<PlanContent, Conclusion> plans,
            HouseRules rules,
            HostUpTime hostUp,
            Clock clock,
            InDoubt inDoubt,
            WritesUnderWay underWay,
            ReplicaGuard replicas) {
        return new ChangeDesk(
                reader,
                lookUp,
                new SendOnce(writer, clock, Sleeper.REAL, ids(), replicas),
                plans,
                rules,
                hostUp.clock(),
                inDoubt,
                underWay,
                replicas);
    }

    @Produces
    @Singleton
    ReplicaGuard replicas() {
        return new ReplicaGuard(System::nanoTime, Sleeper.REAL, Thread::startVirtualThread);
    }

    @Produces
    @Singleton
    PlanDesk planDesk(
            ChangeDesk desk,
            Plans<PlanContent, Conclusion> plans,
            LookUp lookUp,
            HouseRules rules,
            Pace pace,
            Clock clock) {
        return new PlanDesk(desk, new FleetDesk(desk, pace, clock, ids()), plans, lookUp, rules);
    }

    @Produces
    @Singleton
    FleetPlanner fleetPlanner(
            ChangeDesk desk,
            Roster roster,
            PacedReader hostUp,
            Abreast abreast,
            Plans<PlanContent, Conclusion> plans,
            HouseRules rules) {
        return new FleetPlanner(desk, roster, new FleetReads(hostUp, abreast), plans, rules);
    }

    @Produces
    @Singleton
    WritesUnderWay underWay() {
        return new WritesUnderWay();
    }

    @Produces
    @Singleton
    Timer timer() {
        return new Timer();
    }

    @Produces
    @Singleton
    InDoubt inDoubt(Timer timer, Alarms alarms, Clock clock) {
        return new InDoubt(timer, alarms, clock, System::nanoTime);
    }

    @Produces
    @Singleton
    @Typed(Receipts.class)
    Receipts receipts() {
        return new Receipts();
    }

    @Produces
    @Singleton
    @Typed(AuditLog.class)
    AuditLog auditLog(AuditConfig audit, Clock clock) {
        try {
            return AuditLog.open(audit.file(), audit.reads(), clock, ids());
        } catch (IOException unusable) {
            throw new UnsafeStart(
                    "NATTVAKT_AUDIT_FILE cannot be appended to: " + unusable.getMessage() + ".");
        }
    }

    @Produces
    @Singleton
    PastChanges history(AuditConfig audit, AuditLog auditLog, Startup startup) {
        return new History(
                audit.file(),
                auditLog.recentChanges(),
                startup.upstream() instanceof Upstream.Simulated);
    }

    @Produces
    @Singleton
    @Typed(VerdictMeters.class)
    VerdictMeters verdicts(MeterRegistry meters, Clock clock) {
        return new VerdictMeters(meters, clock);
    }

    @Produces
    @Singleton
    Look.Listener lookListener(
            NattvaktConfig house,
            VerdictMeters verdicts,
            MeterRegistry meters,
            CollectorRegistry prometheus,
            Clock clock) {
        Look.Listener listener = new LookMeters(meters, clock).and(verdicts::saw);
        if (!house.metrics().servers()) {
            return listener;
        }
        ServerMeters servers = new ServerMeters(clock);
        prometheus.register(servers);
        return listener.and(servers);
    }

    /// The only bean of this type: its parts are beans by their own types (`@Typed`).
    @Produces
    @Singleton
    CallListener callListener(
            Receipts receipts,
            AuditLog auditLog,
            OwnChanges ownChanges,
            AskedCalls askedCalls,
            VerdictMeters verdicts,
            Look.Listener looks,
            MeterRegistry meters,
            Clock clock) {
        return receipts.and(auditLog)
                .and(ownChanges)
                .and(askedCalls)
                .and(new CallMeters(meters, clock))
                .and(verdicts)
                .and(new AuditedLooks(looks));
    }

    @Produces
    @Singleton
    Roster roster(ReadPort hostUpReader, LookUp lookUp) {
        return new Roster(hostUpReader, lookUp);
    }

    /// One pace for all that is done to many servers: tool calls, board and watch.
    @Produces
    @Singleton
    Pace pace(HostUpConfig hostUp, HostUpTime time, HostUpConnection connection) {
        Pace pace =
                new Pace(
                        perSecond(hostUp.pace(), time),
                        perSecond(hostUp.paceMax(), time),
                        System::nanoTime,
                        Sleeper.REAL);
        connection.whenThrottled(pace::slowDown);
        connection.whenLimited(
                limit -> pace.follow(limit.limit(), limit.remaining(), limit.untilReset()));
        return pace;
    }

    private static int perSecond(int requests, HostUpTime time) {
        return (int) Math.min(FASTEST_PACE, (long) requests * time.speed());
    }

    /// No [ReadPort] by its type: changes of one server are not paced.
    @Produces
    @Singleton
    @Typed(PacedReader.class)
    PacedReader pacedReader(ReadPort hostUpReader, Pace pace) {
        return new PacedReader(hostUpReader, pace);
    }

    /// Servers of the fleet that are read at once.
    @Produces
    @Singleton
    Abreast abreast(Pace pace) {
        return new Abreast(Thread::startVirtualThread, pace::atOnce);
    }

    @Produces
    @Singleton
    Audit audit(
            PacedReader hostUp,
            Roster roster,
            Herd.Rule herds,
            HostUpTime time,
            Abreast abreast,
            PolicyFile policy) {
        return new Audit(
                roster, hostUp, time.clock(), herds, () -> standards(policy, herds), abreast);
    }

    @Produces
    @Singleton
    SlackSettings slack(
            SlackConfig slack,
            NattvaktConfig house,
            Startup startup,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
                    boolean port) {
        try {
            return SlackSettings.of(
                    slack,
                    startup.upstream() instanceof Upstream.Simulated,
                    house.approval(),
                    port);
        } catch (IllegalArgumentException unusable) {
            throw new UnsafeStart(unusable.getMessage());
        }
    }

    @Produces
    @Singleton
    ChangeRunner changes(
            ChangeDesk desk,
            FleetPlanner planner,
            PlanDesk planDesk,
            Approvers approvers,
            CallListener callListener,
            Startup startup) {
        return new ChangeRunner(
                desk,
                planner,
                planDesk,
                approvers,
                callListener,
                startup.upstream() instanceof Upstream.Simulated);
    }

    @Produces
    @Singleton
    Herd.Rule herds(NattvaktConfig house, HostUpConfig hostUp) {
        return new Herd.Rule(house.herd(), hostUp.zone());
    }

    @Produces
    @Singleton
    Catalogue catalogue(
            ChangeRunner changeRunner,
            CallListener callListener,
            LookUp lookUp,
            Roster roster,
            Audit audit,
            ReadPort hostUpReader,
            PastChanges history,
            NattvaktConfig house,
            HostUpConfig hostUp,
            PolicyFile policy,
            Clock clock,
            Quotas quotas,
            Startup startup) {
        Catalogue all =
                new Catalogue(
                        AllTools.of(
                                changeRunner,
                                lookUp,
                                roster,
                                audit,
                                hostUpReader,
                                history,
                                policy::current,
                                clock,
                                hostUp.zone()),
                        house.readOnly(),
                        startup.upstream() instanceof Upstream.Simulated,
                        callListener,
                        quotas);
        return house.tools().map(chosen -> only(all, chosen)).orElse(all);
    }

    private static Catalogue only(Catalogue all, List<String> chosen) {
        try {
            return all.only(chosen.stream().map(String::strip).toList());
        } catch (IllegalArgumentException unknown) {
            throw new UnsafeStart("NATTVAKT_TOOLS cannot be used: " + unknown.getMessage() + ".");
        }
    }

    @Produces
    @Singleton
    BoardSettings place(HostUpTime time, Herd.Rule herds, Startup startup, PolicyFile policy) {
        return new BoardSettings(
                startup.upstream() instanceof Upstream.Simulated,
                time.clock(),
                time.speed(),
                herds,
                policy.current().map(_ -> () -> standards(policy, herds)));
    }

    private static Standards standards(PolicyFile policy, Herd.Rule herds) {
        return policy.current().map(rules -> rules.in(herds.zone())).orElse(Standards.NONE);
    }

    @Produces
    @Singleton
    FleetCache rounds(Audit audit, BoardSettings boardSettings, Look.Listener listener) {
        return new FleetCache(
                audit, boardSettings, System::nanoTime, Thread::startVirtualThread, listener);
    }

    void end(@Disposes FleetCache fleetCache) {
        fleetCache.close();
    }

    @Produces
    @Singleton
    Features features(
            Catalogue catalogue,
            ObjectMapper mapper,
            Plans<PlanContent, Conclusion> plans,
            ChangeRunner changeRunner,
            HouseRules rules,
            KeyMaterial key) {
        return Features.of(
                catalogue,
                mapper,
                new PlanTools(plans)::toolOf,
                new CardPlans(plans, changeRunner::declined, new SecureRandom()),
                new Seal(key, "nattvakt request state 1"),
                rules.approval() == Approval.PERSON);
    }

    /// Random ids of 48 bits: short, and too many to guess.
    private static Supplier<String> ids() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        };
    }
}
