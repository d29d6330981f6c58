package dev.nattvakt.fleet.remedy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.cadence.Hour;

/// Many servers whose backups start in the same hour of the same day. They slow each other down,
/// and one fault then hits them all.
///
/// @param zone of the hours: HostUp's
/// @param servers how many start in that hour, on the busiest day of the week
/// @param of how many servers were checked
/// @param quieter hours with room for more, the emptiest first, then the closest
/// @param cure the call that plans to spread those servers over the hours from this one on
public record Herd(
        Hour hour, ZoneId zone, int servers, int of, List<Hour> quieter, Optional<NextStep> cure) {

    /// Servers that one call may name.
    private static final int MOST_NAMED = 200;

    /// Fewer servers than this are no herd, however large their share.
    private static final int FEWEST = 5;

    private static final int HOURS = 24;
    private static final int PROPOSED = 3;

    public Herd {
        quieter = List.copyOf(quieter);
    }

    /// With no cure.
    public Herd(Hour hour, ZoneId zone, int servers, int of, List<Hour> quieter) {
        this(hour, zone, servers, of, quieter, Optional.empty());
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
        int[] starts = Starts.of(fleet, rule.zone()).byHour();
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
                                Optional.of(cure(hour, starts, room, fleet, rule.zone()))))
                .sorted(Comparator.comparingInt(Herd::servers).reversed())
                .toList();
    }

    private static NextStep cure(
            int herd, int[] starts, int room, Collection<ServerState> fleet, ZoneId zone) {
        List<String> members =
                fleet.stream()
                        .filter(server -> Starts.of(List.of(server), zone).at(herd) > 0)
                        .map(server -> server.vps().id().value())
                        .limit(MOST_NAMED)
                        .toList();
        return new NextStep(
                "plan_fleet_change",
                Fields.of("servers", members)
                        .with("hour", herd)
                        .with("spreadHours", hoursNeeded(herd, starts, room)));
    }

    /// How many hours from the herd's on have room for all that start in them.
    private static int hoursNeeded(int herd, int[] starts, int room) {
        int inside = 0;
        for (int hours = 1; hours < HOURS; hours++) {
            inside += starts[(herd + hours - 1) % HOURS];
            if (inside <= hours * room) {
                return hours;
            }
        }
        return HOURS;
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
