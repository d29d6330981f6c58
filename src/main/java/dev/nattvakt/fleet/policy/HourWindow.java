package dev.nattvakt.fleet.policy;

import java.util.List;
import java.util.stream.IntStream;

import dev.nattvakt.schedule.cadence.Hour;

/// Hours in any of which a backup may start. A window may pass midnight; its hours then belong to
/// the same stated day all the same, as they do in a call: the hour 0 of Monday is on Monday.
///
/// @param hours how many, 1 to 24
public record HourWindow(Hour from, int hours) {

    public static final int LONGEST = 24;

    public HourWindow {
        if (hours < 1 || hours > LONGEST) {
            throw new IllegalArgumentException("hours: " + hours + " (expected: 1-24)");
        }
    }

    public boolean contains(Hour hour) {
        return Math.floorMod(hour.value() - from.value(), LONGEST) < hours;
    }

    /// In order, the first one first.
    public List<Hour> each() {
        return IntStream.range(0, hours)
                .mapToObj(step -> new Hour((from.value() + step) % LONGEST))
                .toList();
    }

    /// As a value of a field: the hour, or the first and the last one (`22-1`).
    Object value() {
        return hours == 1 ? from.value() : from.value() + "-" + each().getLast().value();
    }
}
