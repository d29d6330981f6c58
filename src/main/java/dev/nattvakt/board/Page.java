package dev.nattvakt.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Remedies;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.fleet.verdict.Week;

/// The page for one caller, ready for the template.
///
/// @param headline state of the fleet in a few words
/// @param age when the fleet was checked
/// @param notices unusual conditions, one sentence each
/// @param counts servers by verdict, worst first
/// @param standings servers by how they stand to the policy
/// @param policed whether there is a policy
/// @param days of the week shown, first to last
/// @param poll interval in milliseconds at which an open page polls
record Page(
        String headline,
        String age,
        List<Notice> notices,
        List<Count> counts,
        List<StandingCount> standings,
        boolean policed,
        List<Row> rows,
        List<String> days,
        Hours hours,
        Nights nights,
        String zone,
        boolean sandbox,
        long poll) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
    private static final DateTimeFormatter HOSTUP_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /// Something to know before anything else on the page.
    ///
    /// @param bad whether somebody has to do something about it
    record Notice(String words, boolean bad) {}

    /// Number of servers with this verdict.
    record Count(Verdict verdict, int servers) {

        public String words() {
            return Row.words(verdict);
        }
    }

    /// Number of servers that stand so to the policy.
    record StandingCount(String key, int servers) {

        public String words() {
            return Row.Standing.words(key);
        }
    }

    static Page of(FleetSnapshot fleetSnapshot, ServerFilter visible, BoardSettings boardSettings) {
        Instant now = boardSettings.clock().instant();
        ZoneId zone = boardSettings.clock().getZone();
        List<FleetSnapshot.Seen> seen =
                fleetSnapshot.servers().stream()
                        .filter(server -> visible.include(server.judged().vps()))
                        .toList();
        Remedies remedies =
                Remedies.among(
                        states(fleetSnapshot.servers()), zone, boardSettings.standards(), now);
        List<Week> weeks = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (FleetSnapshot.Seen server : seen) {
            Optional<Week> week =
                    server.judged().state().map(state -> Week.of(state, server.at(), now, zone));
            week.ifPresent(weeks::add);
            rows.add(Row.of(server, week, remedies, now, zone));
        }
        Week.Days days = Week.Days.upTo(now, zone);
        List<Count> counts = counts(rows);
        return new Page(
                headline(fleetSnapshot, seen),
                age(fleetSnapshot, now),
                notices(fleetSnapshot, rows, now, boardSettings),
                counts,
                standings(rows),
                boardSettings.policed(),
                Row.sorted(rows.stream()).toList(),
                days.dates().stream().map(Page::day).toList(),
                Hours.of(states(seen), boardSettings.herds()),
                Nights.of(weeks, days),
                zone.getId(),
                boardSettings.sandbox(),
                boardSettings.poll().toMillis());
    }

    private static List<ServerState> states(List<FleetSnapshot.Seen> servers) {
        return servers.stream().flatMap(server -> server.judged().state().stream()).toList();
    }

    /// `Mon`.
    static String day(LocalDate date) {
        return DAY.format(date);
    }

    private static List<Count> counts(List<Row> rows) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        rows.forEach(row -> counts.merge(row.verdict(), 1, Integer::sum));
        List<Count> list = new ArrayList<>();
        counts.forEach((verdict, servers) -> list.add(new Count(verdict, servers)));
        Collections.reverse(list);
        return list;
    }

    /// Those that are not in line first. Exempt servers are counted by their verdict.
    private static List<StandingCount> standings(List<Row> rows) {
        return Stream.of("differs", "in_line")
                .map(key ->
                        new StandingCount(
                                key,
                                (int)
                                        rows.stream()
                                                .map(Row::policy)
                                                .filter(standing ->
                                                        standing != null
                                                                && standing.key().equals(key))
                                                .count()))
                .filter(count -> count.servers() > 0)
                .toList();
    }

    private static String headline(FleetSnapshot fleetSnapshot, List<FleetSnapshot.Seen> seen) {
        if (seen.isEmpty()) {
            return fleetSnapshot.finished().isPresent()
                    ? "There is no server to show"
                    : "Nothing has been seen yet";
        }
        List<Judgement> judgements =
                seen.stream().map(server -> server.judged().judgement()).toList();
        long problems = judgements.stream().filter(Judgement::isProblem).count();
        if (seen.size() == 1) {
            return problems == 1
                    ? "The server needs attention"
                    : "The server is " + Row.words(judgements.getFirst().verdict());
        }
        if (problems == 0) {
            long safe =
                    judgements.stream()
                            .filter(judgement -> judgement.verdict() == Verdict.PROTECTED)
                            .count();
            return safe == seen.size()
                    ? "All " + safe + " servers are protected"
                    : "No server needs attention; %s of %s are protected"
                            .formatted(safe, seen.size());
        }
        return "%s of %s servers %s attention"
                .formatted(problems, seen.size(), problems == 1 ? "needs" : "need");
    }

    private static String age(FleetSnapshot fleetSnapshot, Instant now) {
        return fleetSnapshot
                .finished()
                .map(at -> "Checked " + Moment.past(at, now).words())
                .orElse("Not checked yet");
    }

    private static List<Notice> notices(
            FleetSnapshot fleetSnapshot, List<Row> rows, Instant now, BoardSettings boardSettings) {
        List<Notice> notices = new ArrayList<>();
        if (boardSettings.sandbox()) {
            notices.add(new Notice(sandbox(now, boardSettings), false));
        }
        if (fleetSnapshot.failure().isPresent()) {
            notices.add(
                    failure(
                            fleetSnapshot.failure().get(),
                            rows,
                            now,
                            boardSettings.clock().getZone()));
        } else if (fleetSnapshot.finished().isEmpty()) {
            notices.add(
                    new Notice(
                            "The first look at the fleet is under way"
                                    + (rows.isEmpty()
                                            ? "."
                                            : ": " + rows.size() + " servers so far."),
                            false));
        }
        return notices;
    }

    private static String sandbox(Instant now, BoardSettings boardSettings) {
        String sandbox = "Sandbox: a simulator plays HostUp, and no server here is real.";
        return boardSettings.speed() == 1
                ? sandbox
                : "%s Its time runs %s times as fast: it is %s there."
                        .formatted(
                                sandbox,
                                boardSettings.speed(),
                                HOSTUP_TIME.format(now.atZone(boardSettings.clock().getZone())));
    }

    private static Notice failure(
            FleetSnapshot.Failure failure, List<Row> rows, Instant now, ZoneId zone) {
        String since =
                "since %s %s (%s)"
                        .formatted(
                                HOSTUP_TIME.format(failure.since().atZone(zone)),
                                zone.getId(),
                                Moment.past(failure.since(), now).words());
        String what =
                switch (failure.why()) {
                    case HostUpFailure.Why.KeyRefused(var problem) ->
                            "%s (HTTP %s) %s. Nothing is checked or changed until %s."
                                    .formatted(
                                            sentence(problem.ofOurKey()),
                                            problem.status(),
                                            since,
                                            problem.mayBeOurKey()
                                                    ? "HOSTUP_API_KEY holds a key that HostUp takes, with the scopes read:vm and write:vm"
                                                    : "that is cleared");
                    case HostUpFailure.Why.Throttled _ ->
                            "HostUp asks this server to wait %s. It goes on by itself."
                                    .formatted(since);
                    case HostUpFailure.Why.Unreachable _ ->
                            "HostUp does not answer %s. It is asked again by itself; if HostUp works elsewhere, check this machine's network and NATTVAKT_HOSTUP_URL."
                                    .formatted(since);
                    case HostUpFailure.Why.Missing _,
                            HostUpFailure.Why.Refused _,
                            HostUpFailure.Why.Stale _,
                            HostUpFailure.Why.Unreadable _ ->
                            "HostUp's list of servers cannot be read %s. Check NATTVAKT_HOSTUP_URL; the log says what HostUp answered."
                                    .formatted(since);
                };
        return new Notice(
                rows.isEmpty() ? what : what + " Below is what was last seen.",
                !(failure.why() instanceof HostUpFailure.Why.Throttled));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
