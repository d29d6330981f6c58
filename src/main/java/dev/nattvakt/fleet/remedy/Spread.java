package dev.nattvakt.fleet.remedy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.Hour;

/// Hands out hours so that the fullest hour stays as low as it can be: each server gets the
/// quietest hour of the window, the earlier of two that are equally quiet. Hours handed out count
/// for the servers that follow. Not safe for many threads.
public final class Spread {

    private static final int HOURS = 24;

    private final Starts starts;
    private final List<Hour> window;

    /// @param starts what runs already
    /// @param from the first hour of the window, in the zone in which the wish is meant
    /// @param hours how many hours the window has, 1 to 24; it may pass midnight
    public Spread(Starts starts, Hour from, int hours) {
        if (hours < 1 || hours > HOURS) {
            throw new IllegalArgumentException("hours: " + hours + " (expected: 1 to 24)");
        }
        this.starts = starts;
        this.window =
                IntStream.range(0, hours)
                        .mapToObj(step -> new Hour((from.value() + step) % HOURS))
                        .toList();
    }

    /// The hour for the next server, counted from now on.
    ///
    /// @param atHour what HostUp would run if the server started at that hour of the window
    public Hour next(Function<Hour, Cadence> atHour) {
        return nextPossible(hour -> Optional.of(atHour.apply(hour))).orElseThrow();
    }

    /// The same among the hours that are possible for the server; empty where none is.
    ///
    /// @param atHour what HostUp would run at that hour of the window; empty where it cannot
    public Optional<Hour> nextPossible(Function<Hour, Optional<Cadence>> atHour) {
        Map<Hour, Cadence> possible = new LinkedHashMap<>();
        window.forEach(hour -> atHour.apply(hour).ifPresent(at -> possible.put(hour, at)));
        Optional<Hour> quietest =
                possible.keySet().stream()
                        .min(Comparator.comparingInt(hour -> starts.at(possible.get(hour))));
        quietest.map(possible::get).ifPresent(starts::add);
        return quietest;
    }
}
