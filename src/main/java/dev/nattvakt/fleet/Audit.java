package dev.nattvakt.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.nattvakt.caller.Call;
import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.pace.FailuresInARow;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.KnownFleet;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.remedy.Remedies;
import dev.nattvakt.fleet.remedy.Standards;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;

/// Judges many servers, several at once, and reports each in the order of HostUp's list. An audit
/// that meets its deadline, is cancelled or loses HostUp returns its results so far and the
/// position to continue from.
public final class Audit {

    /// With less time than this, no further server is begun.
    static final Duration LAST_MOMENT = Duration.ofSeconds(3);

    private static final int UNAUTHORIZED = 401;

    private final Roster roster;
    private final ReadPort hostUp;
    private final Clock clock;
    private final Herd.Rule herds;
    private final Supplier<Standards> standards;
    private final KnownFleet known;
    private final Abreast abreast;

    /// Without a policy.
    public Audit(Roster roster, ReadPort hostUp, Clock clock, Herd.Rule herds) {
        this(roster, hostUp, clock, herds, () -> Standards.NONE);
    }

    /// One that judges one server after another.
    public Audit(
            Roster roster,
            ReadPort hostUp,
            Clock clock,
            Herd.Rule herds,
            Supplier<Standards> standards) {
        this(roster, hostUp, clock, herds, standards, Abreast.ALONE);
    }

    /// @param hostUp paced, since an audit takes three reads for each server
    /// @param clock to judge whether runs are late, and whether exemptions have ended
    /// @param standards that hold now; asked once for each step of an audit
    /// @param abreast how many servers are read at once
    public Audit(
            Roster roster,
            ReadPort hostUp,
            Clock clock,
            Herd.Rule herds,
            Supplier<Standards> standards,
            Abreast abreast) {
        this.abreast = abreast;
        this.roster = roster;
        this.hostUp = hostUp;
        this.clock = clock;
        this.herds = herds;
        this.standards = standards;
        this.known = new KnownFleet(herds.zone());
    }

    /// @param counts over all checked servers, with or without problems
    /// @param herds among all checked servers
    /// @param next where to go on; empty at the end
    /// @param cutShort why it ended before that; empty where it was only time that ran out
    /// @param hasNameless whether HostUp lists servers without a readable id, which nobody can ask
    ///   about
    public record Report(
            Map<Verdict, Integer> counts,
            List<Judged> servers,
            List<Herd> herds,
            Optional<Position> next,
            Optional<HostUpFailure.Why> cutShort,
            boolean hasNameless) {

        /// Of an audit of servers with ids.
        public Report(
                Map<Verdict, Integer> counts,
                List<Judged> servers,
                List<Herd> herds,
                Optional<Position> next,
                Optional<HostUpFailure.Why> cutShort) {
            this(counts, servers, herds, next, cutShort, false);
        }

        /// Of an audit that nothing cut short.
        public Report(
                Map<Verdict, Integer> counts,
                List<Judged> servers,
                List<Herd> herds,
                Optional<Position> next) {
            this(counts, servers, herds, next, Optional.empty());
        }

        /// The servers, without the last ones if their failures ended the audit: those were
        /// HostUp's rather than their own.
        public List<Judged> reached() {
            return cutShort.isPresent() ? Judged.withoutUnreadEnd(servers) : servers;
        }
    }

    /// @param state the server's state; empty when HostUp did not give it
    /// @param compliance how it stands to the policy; empty when that says nothing about it
    /// @param cure what would help; empty when nothing is wrong, or only HostUp can open the way
    public record Judged(
            Vps vps,
            Judgement judgement,
            Optional<ServerState> state,
            Optional<Compliance> compliance,
            Optional<NextStep> cure) {

        /// With no policy and no cure yet.
        public Judged(Vps vps, Judgement judgement, Optional<ServerState> state) {
            this(vps, judgement, state, Optional.empty(), Optional.empty());
        }

        static List<Judged> withoutUnreadEnd(List<Judged> servers) {
            int end = servers.size();
            while (end > 0
                    && servers.get(end - 1).judgement().underneath().evidence()
                            instanceof Evidence.NotRead) {
                end--;
            }
            return servers.subList(0, end);
        }

        /// The same with what would help, as far as the fleet is known by now.
        public Judged with(Remedies remedies) {
            return new Judged(
                    vps,
                    judgement,
                    state,
                    compliance,
                    state.flatMap(seen -> remedies.of(seen, judgement.verdict())));
        }
    }

    /// Remedies that fit the fleet as far as audits have seen it.
    public Remedies remedies() {
        return remedies(standards.get());
    }

    private Remedies remedies(Standards wanted) {
        return known.remedies(wanted, clock.instant());
    }

    /// As [#run], with failures in a row counted for this call alone.
    public Report run(
            Optional<String> query,
            int limit,
            Position from,
            Predicate<Judgement> shown,
            Call call) {
        return run(query, limit, from, shown, call, new FailuresInARow());
    }

    /// A lasting failure of one server is that server's; 401, 429, no connection at all or several
    /// failures in a row end the audit.
    ///
    /// @param shown which of the checked servers are listed; all are counted
    /// @param failures of the round that this call is a part of
    /// @throws HostUpFailure when not even the first server could be asked about
    Report run(
            Optional<String> query,
            int limit,
            Position from,
            Predicate<Judgement> shown,
            Call call,
            FailuresInARow failures) {
        Roster.Page page =
                roster.page(query, limit, from, call.caller().servers(), call.deadline());
        Standards wanted = standards.get();
        List<Judged> checked = new ArrayList<>();
        Optional<Position> next = Optional.of(from);
        Abreast.Results<Roster.Entry, Judged> judged =
                abreast.over(
                        page.entries(),
                        entry -> judge(entry.vps(), wanted, call),
                        () -> !call.isCancelled() && call.deadline().fits(LAST_MOMENT));
        for (Roster.Entry entry : page.entries()) {
            Optional<HostUpFailure.Why> end = Optional.empty();
            try {
                checked.add(judged.next());
                failures.none();
            } catch (HostUpFailure failure) {
                boolean isLate = !checked.isEmpty() && !call.deadline().fits(LAST_MOMENT);
                boolean isItsOwn = isItsOwn(failure.why());
                if (!isItsOwn && checked.isEmpty()) {
                    throw failure;
                }
                if (!isItsOwn || isLate) {
                    boolean isDelayed = isLate || isDelay(failure.why());
                    return report(
                            page,
                            checked,
                            wanted,
                            shown,
                            next,
                            isDelayed ? Optional.empty() : Optional.of(failure.why()));
                }
                checked.add(unread(entry.vps(), wanted, failure.why()));
                end = failures.another() ? Optional.of(failure.why()) : end;
            }
            next = entry.after();
            call.progress().report(checked.size(), page.entries().size());
            boolean isLastMoment = !judged.isBegun() && !call.deadline().fits(LAST_MOMENT);
            if (end.isPresent() || call.isCancelled() || isLastMoment) {
                return report(page, checked, wanted, shown, next, end);
            }
        }
        return report(page, checked, wanted, shown, page.next(), Optional.empty());
    }

    /// Judges a server whose state is known, with what would help.
    public Judged judge(ServerState seen) {
        Standards wanted = standards.get();
        return judge(seen, wanted).with(remedies(wanted));
    }

    /// Judges a server that the list does not show, though it did before.
    ///
    /// @param known as it was last seen
    /// @return empty when HostUp says itself that there is no such server
    /// @throws HostUpFailure when the failure is not this server's own
    Optional<Judged> again(Vps known, Call call) {
        Standards wanted = standards.get();
        Vps vps;
        try {
            vps = hostUp.vps(known.id(), call.deadline());
        } catch (HostUpFailure failure) {
            return failure.why() instanceof HostUpFailure.Why.Missing
                    ? Optional.empty()
                    : Optional.of(unread(known, wanted, failure));
        }
        try {
            return Optional.of(judge(vps, wanted, call));
        } catch (HostUpFailure failure) {
            return Optional.of(unread(vps, wanted, failure));
        }
    }

    private Judged unread(Vps vps, Standards wanted, HostUpFailure failure) {
        if (!isItsOwn(failure.why())) {
            throw failure;
        }
        return unread(vps, wanted, failure.why());
    }

    private Report report(
            Roster.Page page,
            List<Judged> checked,
            Standards wanted,
            Predicate<Judgement> shown,
            Optional<Position> next,
            Optional<HostUpFailure.Why> cutShort) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List<ServerState> states = new ArrayList<>();
        for (Judged judged : checked) {
            counts.merge(judged.judgement().verdict(), 1, Integer::sum);
            judged.state().ifPresent(states::add);
        }
        states.forEach(known::remember);
        Remedies remedies = remedies(wanted);
        List<Judged> servers =
                checked.stream()
                        .filter(judged -> shown.test(judged.judgement()))
                        .map(judged -> judged.with(remedies))
                        .toList();
        return new Report(
                counts, servers, Herd.among(states, herds), next, cutShort, page.hasNameless());
    }

    private Judged judge(Vps vps, Standards wanted, Call call) {
        return Judgement.isTerminated(vps)
                ? new Judged(vps, Judgement.NONE, Optional.empty())
                : judge(ServerState.read(vps, hostUp, call.deadline()), wanted);
    }

    private Judged judge(ServerState state, Standards wanted) {
        Instant now = clock.instant();
        return judged(state.vps(), Judgement.of(state, now), Optional.of(state), wanted, now);
    }

    private Judged unread(Vps vps, Standards wanted, HostUpFailure.Why why) {
        return judged(
                vps,
                new Judgement(Verdict.UNKNOWN, new Evidence.NotRead(why)),
                Optional.empty(),
                wanted,
                clock.instant());
    }

    private static Judged judged(
            Vps vps,
            Judgement judgement,
            Optional<ServerState> state,
            Standards wanted,
            Instant now) {
        Optional<Compliance> compliance =
                wanted.check(vps, state, now).filter(_ -> judgement.isJudged());
        return new Judged(
                vps,
                compliance.isPresent()
                                && compliance.get() instanceof Compliance.Exempt(var exemption)
                        ? judgement.exempt(exemption)
                        : judgement,
                state,
                compliance,
                Optional.empty());
    }

    /// Whether the failure may be this server's alone.
    static boolean isItsOwn(HostUpFailure.Why why) {
        return switch (why) {
            case HostUpFailure.Why.Missing _,
                    HostUpFailure.Why.Refused _,
                    HostUpFailure.Why.Stale _,
                    HostUpFailure.Why.Unreadable _ ->
                    true;
            case HostUpFailure.Why.KeyRefused(var problem) -> problem.status() != UNAUTHORIZED;
            case HostUpFailure.Why.Unreachable(_, var reach) ->
                    reach == HostUpFailure.Reach.NO_ANSWER;
            case HostUpFailure.Why.Throttled _ -> false;
        };
    }

    /// Whether HostUp was not even asked, for lack of time.
    static boolean isDelay(HostUpFailure.Why why) {
        return why instanceof HostUpFailure.Why.Unreachable(_, var reach)
                && reach == HostUpFailure.Reach.NO_TIME;
    }
}
