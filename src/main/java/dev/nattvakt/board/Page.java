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

import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.fleet.ServerState;
import dev.nattvakt.fleet.Verdict;
import dev.nattvakt.fleet.Week;
import dev.nattvakt.fleet.port.HostUpFailure;

/// All that one caller gets to see, ready for the template.
///
/// @param headline how the fleet is, in a few words
/// @param age when it was looked at
/// @param notices what is unusual, each a sentence
/// @param counts worst first
/// @param days of the picture, first to last
/// @param poll how often an open page asks for news, in milliseconds
record Page(
        String headline,
        String age,
        List<String> notices,
        List<Count> counts,
        List<Row> rows,
        List<String> days,
        Hours hours,
        Nights nights,
        String zone,
        boolean sandbox,
        long poll) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
    private static final DateTimeFormatter THERE =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /// How many servers have this verdict.
    record Count(Verdict verdict, int servers) {

        public String words() {
            return Row.words(verdict);
        }
    }

    static Page of(FleetSnapshot fleetSnapshot, ServerFilter visible, BoardSettings boardSettings) {
        Instant now = boardSettings.clock().instant();
        ZoneId zone = boardSettings.clock().getZone();
        List<FleetSnapshot.Seen> seen =
                fleetSnapshot.servers().stream()
                        .filter(server -> visible.include(server.judged().vps()))
                        .toList();
        List<Week> weeks = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (FleetSnapshot.Seen server : seen) {
            Optional<Week> week =
                    server.judged()
                            .picture()
                            .map(picture -> Week.of(picture, server.at(), now, zone));
            week.ifPresent(weeks::add);
            rows.add(Row.of(server, week, now, zone));
        }
        List<ServerState> pictures =
                seen.stream().flatMap(server -> server.judged().picture().stream()).toList();
        Week.Days days = Week.Days.upTo(now, zone);
        List<Count> counts = counts(rows);
        return new Page(
                headline(fleetSnapshot, rows),
                age(fleetSnapshot, now),
                notices(fleetSnapshot, rows, now, boardSettings),
                counts,
                Row.sorted(rows.stream()).toList(),
                days.dates().stream().map(Page::day).toList(),
                Hours.of(pictures, boardSettings.herds()),
                Nights.of(weeks, days),
                zone.getId(),
                boardSettings.sandbox(),
                boardSettings.poll().toMillis());
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

    private static String headline(FleetSnapshot fleetSnapshot, List<Row> rows) {
        if (rows.isEmpty()) {
            return fleetSnapshot.finished().isPresent()
                    ? "There is no server to show"
                    : "Nothing has been seen yet";
        }
        if (rows.size() == 1) {
            return rows.getFirst().verdict().isProblem()
                    ? "The server needs a look"
                    : "The server is protected";
        }
        long problems = rows.stream().filter(row -> row.verdict().isProblem()).count();
        if (problems == 0) {
            return "All " + rows.size() + " servers are protected";
        }
        return "%d of %d servers %s a look"
                .formatted(problems, rows.size(), problems == 1 ? "needs" : "need");
    }

    private static String age(FleetSnapshot fleetSnapshot, Instant now) {
        return fleetSnapshot
                .finished()
                .map(at -> "Looked at " + Moment.past(at, now).words())
                .orElse("Not looked at yet");
    }

    private static List<String> notices(
            FleetSnapshot fleetSnapshot, List<Row> rows, Instant now, BoardSettings boardSettings) {
        List<String> notices = new ArrayList<>();
        if (boardSettings.sandbox()) {
            notices.add(sandbox(now, boardSettings));
        }
        if (fleetSnapshot.trouble().isPresent()) {
            notices.add(trouble(fleetSnapshot.trouble().get(), rows, now));
        } else if (fleetSnapshot.finished().isEmpty()) {
            notices.add(
                    "The first look at the fleet is under way"
                            + (rows.isEmpty() ? "." : ": " + rows.size() + " servers so far."));
        }
        return notices;
    }

    private static String sandbox(Instant now, BoardSettings boardSettings) {
        String sandbox = "Sandbox: a simulator plays HostUp, and no server here is real.";
        return boardSettings.speed() == 1
                ? sandbox
                : "%s Its time runs %d times as fast: it is %s there."
                        .formatted(
                                sandbox,
                                boardSettings.speed(),
                                THERE.format(now.atZone(boardSettings.clock().getZone())));
    }

    private static String trouble(FleetSnapshot.Trouble trouble, List<Row> rows, Instant now) {
        String since = Moment.past(trouble.since(), now).words();
        String what =
                switch (trouble.why()) {
                    case HostUpFailure.Why.KeyRefused(var problem) ->
                            "HostUp refuses this server's key (HTTP %d, first seen %s)."
                                    .formatted(problem.status(), since);
                    case HostUpFailure.Why.Throttled _ ->
                            "HostUp asks this server to wait (first seen %s).".formatted(since);
                    case HostUpFailure.Why.Unreachable _ ->
                            "HostUp does not answer (first seen %s).".formatted(since);
                    case HostUpFailure.Why.Missing _,
                            HostUpFailure.Why.Refused _,
                            HostUpFailure.Why.Stale _,
                            HostUpFailure.Why.Unreadable _ ->
                            "HostUp's list of servers could not be read (first seen %s)."
                                    .formatted(since);
                };
        return rows.isEmpty() ? what : what + " This is what was last seen.";
    }
}
