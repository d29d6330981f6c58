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

/// Judges one server after another and reports each. An audit that meets its deadline, is cancelled
/// or loses HostUp returns its results so far and the position to continue from.
public final class Audit {

    /// With less time than this, no further server is begun.
    private static final Duration LAST_MOMENT = Duration.ofSeconds(3);

    private final Roster roster;
    private final ReadPort hostUp;
    private final Clock clock;
    private final Herd.Rule herds;

    /// @param hostUp paced, since an audit takes three reads for each server
    /// @param clock to judge whether runs are late
    public Audit(Roster roster, ReadPort hostUp, Clock clock, Herd.Rule herds) {
        this.roster = roster;
        this.hostUp = hostUp;
        this.clock = clock;
        this.herds = herds;
    }

    /// @param counts over all checked servers, with or without problems
    /// @param herds among all checked servers
    public record Report(
            Map<Verdict, Integer> counts,
            List<Judged> servers,
            List<Herd> herds,
            Optional<Position> next) {}

    /// @param state the server's state; empty when HostUp did not give it
    public record Judged(Vps vps, Judgement judgement, Optional<ServerState> state) {

        /// What would help; empty when nothing is wrong, or only HostUp can open the way.
        public Optional<NextStep> cure() {
            return state.flatMap(seen -> Remedies.of(seen, judgement.verdict()));
        }
    }

    /// @throws HostUpFailure when not even the first server could be checked
    public Report run(
            Optional<String> query, int limit, Position from, boolean onlyProblems, Call call) {
        Roster.Page page =
                roster.page(query, limit, from, call.caller().servers(), call.deadline());
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List<Judged> servers = new ArrayList<>();
        List<ServerState> states = new ArrayList<>();
        Optional<Position> next = Optional.of(from);
        int checked = 0;
        for (Roster.Entry entry : page.entries()) {
            Judged judged;
            try {
                judged = judge(entry.vps(), call);
            } catch (HostUpFailure failure) {
                if (counts.isEmpty()) {
                    throw failure;
                }
                return new Report(counts, servers, Herd.among(states, herds), next);
            }
            counts.merge(judged.judgement().verdict(), 1, Integer::sum);
            if (!onlyProblems || judged.judgement().verdict().isProblem()) {
                servers.add(judged);
            }
            judged.state().ifPresent(states::add);
            next = entry.after();
            call.progress().report(++checked, page.entries().size());
            if (call.isCancelled() || !call.deadline().fits(LAST_MOMENT)) {
                return new Report(counts, servers, Herd.among(states, herds), next);
            }
        }
        return new Report(counts, servers, Herd.among(states, herds), page.next());
    }

    private Judged judge(Vps vps, Call call) {
        try {
            ServerState state = ServerState.read(vps, hostUp, call.deadline());
            return new Judged(vps, Judgement.of(state, clock.instant()), Optional.of(state));
        } catch (HostUpFailure failure) {
            return switch (failure.why()) {
                case HostUpFailure.Why.Missing _,
                        HostUpFailure.Why.Refused _,
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
