package dev.nattvakt.fleet;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.nattvakt.caller.Call;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Vps;

/// Judges server after server, and reports each. An audit that meets its deadline, is cancelled, or
/// whose HostUp goes away, returns what it has and where to go on.
public final class Audit {

    /// Below this, no further server is begun.
    private static final Duration LAST_MOMENT = Duration.ofSeconds(3);

    private final Roster roster;
    private final ReadPort cloud;
    private final Clock clock;
    private final Herd.Rule herds;

    /// @param cloud paced, since an audit reads three times for each server
    /// @param clock by which HostUp's schedules run
    public Audit(Roster roster, ReadPort cloud, Clock clock, Herd.Rule herds) {
        this.roster = roster;
        this.cloud = cloud;
        this.clock = clock;
        this.herds = herds;
    }

    /// @param counts over all servers that were looked at, problems or not
    /// @param herds among all servers that were looked at
    public record Report(
            Map<Verdict, Integer> counts,
            List<Judged> servers,
            List<Herd> herds,
            Optional<Position> next) {}

    /// @param picture empty when this server could not be seen
    public record Judged(Vps vps, Judgement judgement, Optional<ServerState> picture) {}

    /// @throws HostUpFailure when not even the first server could be looked at
    public Report run(
            Optional<String> query, int limit, Position from, boolean onlyProblems, Call call) {
        Roster.Page page =
                roster.page(query, limit, from, call.caller().servers(), call.deadline());
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List<Judged> servers = new ArrayList<>();
        List<ServerState> pictures = new ArrayList<>();
        Optional<Position> next = Optional.of(from);
        int looked = 0;
        for (Roster.Entry entry : page.entries()) {
            Judged judged;
            try {
                judged = judge(entry.vps(), call);
            } catch (HostUpFailure gone) {
                if (counts.isEmpty()) {
                    throw gone;
                }
                return new Report(counts, servers, Herd.among(pictures, herds), next);
            }
            counts.merge(judged.judgement().verdict(), 1, Integer::sum);
            if (!onlyProblems || judged.judgement().verdict().isProblem()) {
                servers.add(judged);
            }
            judged.picture().ifPresent(pictures::add);
            next = entry.after();
            call.progress().report(++looked, page.entries().size());
            if (call.isCancelled() || !call.deadline().fits(LAST_MOMENT)) {
                return new Report(counts, servers, Herd.among(pictures, herds), next);
            }
        }
        return new Report(counts, servers, Herd.among(pictures, herds), page.next());
    }

    private Judged judge(Vps vps, Call call) {
        try {
            ServerState picture = ServerState.read(vps, cloud, call.deadline());
            return new Judged(vps, Judgement.of(picture, clock.instant()), Optional.of(picture));
        } catch (HostUpFailure failure) {
            return switch (failure.why()) {
                case HostUpFailure.Why.Missing _,
                        HostUpFailure.Why.Refused _,
                        HostUpFailure.Why.Stale _,
                        HostUpFailure.Why.Unreadable _ ->
                        new Judged(
                                vps,
                                new Judgement(
                                        Verdict.UNKNOWN, new Evidence.NotStated("its schedules")),
                                Optional.empty());
                case HostUpFailure.Why.KeyRefused _,
                        HostUpFailure.Why.Throttled _,
                        HostUpFailure.Why.Unreachable _ ->
                        throw failure;
            };
        }
    }
}
