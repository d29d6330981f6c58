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
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.nattvakt.audit.AuditConfig;
import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.audit.Receipts;
import dev.nattvakt.board.BoardSettings;
import dev.nattvakt.board.FleetCache;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Quotas;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.change.ChangeDesk;
import dev.nattvakt.change.InDoubt;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.PlanDesk;
import dev.nattvakt.change.ReplicaGuard;
import dev.nattvakt.change.SendOnce;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.WritesUnderWay;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.fleet.Abreast;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Herd;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Pace;
import dev.nattvakt.fleet.PacedReader;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.hostup.HostUpConfig;
import dev.nattvakt.hostup.HostUpConnection;
import dev.nattvakt.mcp.Features;
import dev.nattvakt.metrics.CallMeters;
import dev.nattvakt.metrics.VerdictMeters;
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
import dev.nattvakt.tool.write.ChangeRunner;
import dev.nattvakt.tool.write.PlanTools;
import dev.nattvakt.watch.OwnChanges;

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
    HouseRules houseRules(NattvaktConfig house) {
        return new HouseRules(house.confirm(), house.approval(), house.readOnly());
    }

    @Produces
    @Singleton
    Plans<Outcome> plans(Clock clock) {
        return new Plans<>(clock, new SecureRandom());
    }

    @Produces
    @Singleton
    ChangeDesk desk(
            ReadPort reader,
            WritePort writer,
            LookUp lookUp,
            Plans<Outcome> plans,
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
        return new ReplicaGuard(System::nanoTime, Sleeper.REAL);
    }

    @Produces
    @Singleton
    PlanDesk planDesk(ChangeDesk desk, Plans<Outcome> plans, LookUp lookUp, HouseRules rules) {
        return new PlanDesk(desk, plans, lookUp, rules);
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
    @Typed(VerdictMeters.class)
    VerdictMeters verdicts(MeterRegistry meters, Clock clock) {
        return new VerdictMeters(meters, clock);
    }

    /// The only bean of this type: its parts are beans by their own types (`@Typed`).
    @Produces
    @Singleton
    CallListener callListener(
            Receipts receipts,
            AuditLog auditLog,
            OwnChanges ownChanges,
            VerdictMeters verdicts,
            MeterRegistry meters,
            Clock clock) {
        return receipts.and(auditLog)
                .and(ownChanges)
                .and(new CallMeters(meters, clock))
                .and(verdicts);
    }

    @Produces
    @Singleton
    Roster roster(ReadPort hostUpReader, LookUp lookUp) {
        return new Roster(hostUpReader, lookUp);
    }

    /// One instance, so that tool calls, board and watch share one pace.
    @Produces
    @Singleton
    Audit audit(
            ReadPort hostUpReader,
            Roster roster,
            Herd.Rule herds,
            HostUpConfig hostUp,
            HostUpTime time,
            HostUpConnection connection) {
        Pace pace =
                new Pace(
                        perSecond(hostUp.pace(), time),
                        perSecond(hostUp.paceMax(), time),
                        System::nanoTime,
                        Sleeper.REAL);
        connection.whenThrottled(pace::slowDown);
        connection.whenLimited(
                limit -> pace.follow(limit.limit(), limit.remaining(), limit.untilReset()));
        return new Audit(
                roster,
                new PacedReader(hostUpReader, pace),
                time.clock(),
                herds,
                new Abreast(Thread::startVirtualThread, pace::atOnce));
    }

    private static int perSecond(int requests, HostUpTime time) {
        return (int) Math.min(FASTEST_PACE, (long) requests * time.speed());
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
            ChangeDesk desk, PlanDesk planDesk, Approvers approvers, CallListener callListener) {
        return new ChangeRunner(desk, planDesk, approvers, callListener);
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
            NattvaktConfig house,
            HostUpConfig hostUp,
            HostUpTime time,
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
                                time.clock(),
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
    BoardSettings place(HostUpTime time, Herd.Rule herds, Startup startup) {
        return new BoardSettings(
                startup.upstream() instanceof Upstream.Simulated,
                time.clock(),
                time.speed(),
                herds);
    }

    @Produces
    @Singleton
    FleetCache rounds(Audit audit, BoardSettings boardSettings) {
        return new FleetCache(audit, boardSettings, System::nanoTime, Thread::startVirtualThread);
    }

    void end(@Disposes FleetCache fleetCache) {
        fleetCache.close();
    }

    @Produces
    @Singleton
    Features features(
            Catalogue catalogue, ObjectMapper mapper, Plans<Outcome> plans, KeyMaterial key) {
        return Features.of(
                catalogue,
                mapper,
                new PlanTools(plans)::toolOf,
                new Seal(key, "nattvakt request state 1"));
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
