package dev.nattvakt.fleet;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.nattvakt.schedule.Frequency;
import dev.nattvakt.schedule.Hour;
import dev.nattvakt.schedule.SeenBackupSchedule;

/// Many servers whose backups start in the same hour of the same day. They slow each other down,
/// and one fault then hits them all.
///
/// @param zone of the hours: HostUp's
/// @param servers how many start in that hour, on the busiest day of the week
/// @param of how many servers were checked
/// @param quieter hours with room for more, the emptiest first, then the closest
public record Herd(Hour hour, ZoneId zone, int servers, int of, List<Hour> quieter) {

    /// Fewer servers than this are no herd, however large their share.
    private static final int FEWEST = 5;

    private static final int HOURS = 24;
    private static final int PROPOSED = 3;

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
        int[] starts = starts(fleet, rule.zone());
        int room = Math.max(FEWEST - 1, (int) Math.floor(rule.share() * fleet.size()));
        return IntStream.range(0, HOURS)
                .filter(hour -> starts[hour] > room)
                .mapToObj(hour ->
                        new Herd(
                                new Hour(hour),
                                rule.zone(),
                                starts[hour],
                                fleet.size(),
                                quieter(hour, starts, room)))
                .sorted(Comparator.comparingInt(Herd::servers).reversed())
                .toList();
    }

    /// Number of servers that start backups in each hour of the day, on the busiest weekday of that
    /// hour. A monthly schedule counts on every weekday, since it can fall on any.
    public static int[] starts(Collection<ServerState> fleet, ZoneId zone) {
        Map<DayOfWeek, int[]> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, new int[HOURS]);
        }
        for (ServerState server : fleet) {
            Map<Integer, Set<DayOfWeek>> own = new HashMap<>();
            server.backups()
                    .on()
                    .forEach(row -> {
                        int hour = hour(row, zone);
                        if (hour >= 0) {
                            own.computeIfAbsent(hour, _ -> EnumSet.noneOf(DayOfWeek.class))
                                    .addAll(days(row, zone));
                        }
                    });
            own.forEach((hour, days) -> days.forEach(day -> week.get(day)[hour]++));
        }
        return IntStream.range(0, HOURS)
                .map(hour -> week.values().stream().mapToInt(day -> day[hour]).max().orElse(0))
                .toArray();
    }

    /// The hour that HostUp states, else that of its next run; -1 when it states neither.
    private static int hour(SeenBackupSchedule row, ZoneId zone) {
        return row.at()
                .map(Hour::value)
                .or(() -> row.nextRun().map(run -> run.atZone(zone).getHour()))
                .orElse(-1);
    }

    private static Set<DayOfWeek> days(SeenBackupSchedule row, ZoneId zone) {
        return row.frequency()
                .filter(Frequency.WEEKLY::equals)
                .flatMap(_ ->
                        row.dayOfWeek()
                                .or(() ->
                                        row.nextRun().map(run -> run.atZone(zone).getDayOfWeek())))
                .<Set<DayOfWeek>>map(EnumSet::of)
                .orElseGet(() -> EnumSet.allOf(DayOfWeek.class));
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
