package dev.nattvakt.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.nattvakt.fleet.Herd;
import dev.nattvakt.fleet.ServerState;
import dev.nattvakt.words.FleetWords;

/// When the backups of the fleet start, hour by hour, as bars; and in words.
///
/// @param bars 24 of them
/// @param words what a screen reader says
/// @param herds what there is to say of those who start together
record Hours(List<Bar> bars, String words, List<String> herds) {

    private static final int TALLEST = 60;

    /// @param x its left edge, an hour being 7 wide
    /// @param height of 60
    /// @param herd whether too many start then
    record Bar(int x, int height, int servers, boolean herd) {

        public int y() {
            return TALLEST - height;
        }
    }

    static Hours of(Collection<ServerState> fleet, Herd.Rule rule) {
        int[] starts = Herd.starts(fleet, rule.zone());
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
                        .mapToObj(hour -> "%02d:00 %d".formatted(hour, starts[hour]))
                        .collect(Collectors.joining(", "));
        return new Hours(
                bars,
                words.isEmpty() ? "no server starts a backup" : words,
                herds.stream().map(FleetWords::herd).toList());
    }
}
