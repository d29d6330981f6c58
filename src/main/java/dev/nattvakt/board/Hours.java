package dev.nattvakt.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.words.FleetWords;

/// Backup starts of the fleet by hour, as bars and as text.
///
/// @param bars 24, one for each hour
/// @param words text for screen readers
/// @param herds one sentence for each herd
record Hours(List<Bar> bars, String words, List<String> herds) {

    private static final int TALLEST = 60;

    /// @param x left edge; an hour is 7 units wide
    /// @param height at most 60
    /// @param herd whether this hour has a herd
    record Bar(int x, int height, int servers, boolean herd) {

        public int y() {
            return TALLEST - height;
        }
    }

    static Hours of(Collection<ServerState> fleet, Herd.Rule rule) {
        int[] starts = Starts.of(fleet, rule.zone()).byHour();
        List<Herd> herds = Herd.among(fleet, rule);
        Set<Integer> crowded =
                herds.stream().map(herd -> herd.hour().value()).collect(Collectors.toSet());
        int most = Math.max(1, Arrays.stream(starts).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (int hour = 0; hour < starts.length; hour++) {
            int height = Math.ceilDiv(TALLEST * starts[hour], most);
            bars.add(new Bar(7 * hour + 1, height, starts[hour], crowded.contains(hour)));
        }
        String words =
                IntStream.range(0, starts.length)
                        .filter(hour -> starts[hour] > 0)
                        .mapToObj(hour ->
                                String.format(Locale.ROOT, "%02d:00 %d", hour, starts[hour]))
                        .collect(Collectors.joining(", "));
        return new Hours(
                bars,
                words.isEmpty() ? "no server starts a backup" : words,
                herds.stream().map(FleetWords::herd).toList());
    }
}
