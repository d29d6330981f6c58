package dev.nattvakt.fleet;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Hour;

/// Many servers whose backups start in the same hour of the same day. They slow each other down,
/// and one fault then hits them all.
///
/// @param zone of the hours: HostUp's
/// @param servers how many start in that hour, on the busiest day of the week
/// @param of how many servers were checked
/// @param quieter hours with room for more, the emptiest first, then the closest
/// @param remedy the call that would spread them over that hour and the next ones
public record Herd(
        Hour hour, ZoneId zone, int servers, int of, List<Hour> quieter, NextStep remedy) {

    /// Fewer servers than this are no herd, however large their share.
    private static final int FEWEST = 5;

    /// That one plan can name.
    private static final int MOST_SERVERS = 200;

    private static final int HOURS = 24;
    private static final int PROPOSED = 3;
    private static final int FEWEST_HOURS = 2;

    public Herd {
        quieter = List.copyOf(quieter);
    }

    /// The rule that defines a herd.
    ///
    /// @param share of the servers that may start in one hour; above 0, at most 1
    /// @param zone of HostUp's hours
    public record Rule(double share, ZoneId zone) {

        public Rule {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "share: " + share + " (expected: above 0, at most 1)");
            }
        }
    }

    /// The herds among these servers, the largest first.
    public static List<Herd> among(Collection<ServerState> fleet, Rule rule) {
        Starts all = Starts.of(fleet, rule.zone());
        int[] starts = all.byHour();
        int room = Math.max(FEWEST - 1, (int) Math.floor(rule.share() * fleet.size()));
        return IntStream.range(0, HOURS)
                .filter(hour -> starts[hour] > room)
                .mapToObj(hour ->
                        new Herd(
                                new Hour(hour),
                                rule.zone(),
                                starts[hour],
                                fleet.size(),
                                quieter(hour, starts, room),
                                spread(hour, together(hour, all, fleet, rule), fleet, rule, room)))
                .sorted(Comparator.comparingInt(Herd::servers).reversed())
                .toList();
    }

    /// Those that start in this hour of its busiest day.
    private static List<ServerState> together(
            int hour, Starts all, Collection<ServerState> fleet, Rule rule) {
        DayOfWeek day = all.busiestDay(hour);
        return fleet.stream()
                .filter(server -> Starts.of(List.of(server), rule.zone()).at(day, hour) > 0)
                .limit(MOST_SERVERS)
                .toList();
    }

    /// Over as few hours as have room for them all.
    private static NextStep spread(
            int from, List<ServerState> herd, Collection<ServerState> fleet, Rule rule, int room) {
        Starts others = Starts.of(fleet, rule.zone());
        herd.forEach(others::leaveOut);
        int hours = 0;
        int fitting = 0;
        while (hours < HOURS && (hours < FEWEST_HOURS || fitting < herd.size())) {
            fitting += Math.max(0, room - others.at((from + hours) % HOURS));
            hours++;
        }
        return new NextStep(
                "plan_fleet_change",
                Fields.of(
                                "servers",
                                herd.stream().map(server -> server.vps().id().value()).toList())
                        .with("hour", from)
                        .with("spreadHours", hours));
    }

    private static List<Hour> quieter(int herd, int[] starts, int room) {
        List<Integer> hours = new ArrayList<>(IntStream.range(0, HOURS).boxed().toList());
        hours.removeIf(hour -> starts[hour] >= room);
        hours.sort(
                Comparator.<Integer>comparingInt(hour -> starts[hour])
                        .thenComparingInt(hour -> distance(herd, hour))
                        .thenComparingInt(hour -> Math.floorMod(hour - herd, HOURS)));
        return hours.stream().limit(PROPOSED).map(Hour::new).toList();
    }

    /// Distance in hours around the clock: 23:00 is two hours from 01:00.
    private static int distance(int one, int other) {
        int apart = Math.abs(one - other);
        return Math.min(apart, HOURS - apart);
    }
}
