package dev.nattvakt.fleet.remedy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// How many servers start a backup in each hour of each day of the week. A daily schedule counts on
/// every day, a weekly one on its day, a monthly one on every day, since it can fall on any. Not
/// safe for many threads.
public final class Starts {

    private static final int DAYS = DayOfWeek.values().length;
    private static final int HOURS = 24;

    private final ZoneId zone;
    private final int[][] week = new int[DAYS][HOURS];

    private Starts(ZoneId zone) {
        this.zone = zone;
    }

    /// @param zone in which HostUp means its hours
    public static Starts of(Collection<ServerState> fleet, ZoneId zone) {
        Starts starts = new Starts(zone);
        fleet.forEach(server -> starts.count(server.backups(), 1));
        return starts;
    }

    /// From now on what is on at this server counts, too.
    public void add(BackupState server) {
        count(server, 1);
    }

    /// The most servers that start in this hour on any day.
    public int at(int hour) {
        return busiest(EnumSet.allOf(DayOfWeek.class), hour);
    }

    /// The most servers that start in the hour of this cadence, on any of its days.
    public int at(Cadence cadence) {
        return busiest(days(cadence), cadence.at().value());
    }

    /// From now on one server more starts then.
    public void add(Cadence cadence) {
        days(cadence).forEach(day -> week[day.ordinal()][cadence.at().value()]++);
    }

    /// From now on what is on at this server does not count: it is about to be moved.
    public void leaveOut(ServerState server) {
        leaveOut(server.backups());
    }

    /// The same of what HostUp shows of a server's backups.
    public void leaveOut(BackupState server) {
        count(server, -1);
    }

    /// [#at(int)] for each hour of the day.
    public int[] byHour() {
        return IntStream.range(0, HOURS).map(this::at).toArray();
    }

    private int busiest(Set<DayOfWeek> days, int hour) {
        return days.stream().mapToInt(day -> week[day.ordinal()][hour]).max().orElse(0);
    }

    /// A server counts once in an hour, even if two of its schedules start then.
    private void count(BackupState server, int by) {
        Map<Integer, Set<DayOfWeek>> own = new HashMap<>();
        for (SeenBackupSchedule row : server.on()) {
            int hour = hour(row);
            if (hour >= 0) {
                own.computeIfAbsent(hour, _ -> EnumSet.noneOf(DayOfWeek.class)).addAll(days(row));
            }
        }
        own.forEach((hour, days) -> days.forEach(day -> week[day.ordinal()][hour] += by));
    }

    /// The hour that HostUp states, else that of its next run; -1 where it states neither.
    private int hour(SeenBackupSchedule row) {
        return row.at()
                .map(Hour::value)
                .or(() -> row.oddTime().map(LocalTime::getHour))
                .or(() -> row.nextRun().map(run -> run.atZone(zone).getHour()))
                .orElse(-1);
    }

    private Set<DayOfWeek> days(SeenBackupSchedule row) {
        return row.frequency()
                .filter(Frequency.WEEKLY::equals)
                .flatMap(_ ->
                        row.dayOfWeek()
                                .or(() ->
                                        row.nextRun().map(run -> run.atZone(zone).getDayOfWeek())))
                .<Set<DayOfWeek>>map(EnumSet::of)
                .orElseGet(() -> EnumSet.allOf(DayOfWeek.class));
    }

    private static Set<DayOfWeek> days(Cadence cadence) {
        return switch (cadence) {
            case Cadence.Weekly(_, DayOfWeek on) -> EnumSet.of(on);
            case Cadence.Daily _, Cadence.Monthly _ -> EnumSet.allOf(DayOfWeek.class);
        };
    }
}
