package dev.nattvakt.schedule.cadence;

import java.util.Locale;

/// A full hour of the day, 0 to 23. HostUp schedules have no minutes.
public record Hour(int value) implements Comparable<Hour> {

    public Hour {
        if (value < 0 || value > 23) {
            throw new IllegalArgumentException("hour: " + value + " (expected: 0-23)");
        }
    }

    @Override
    public int compareTo(Hour other) {
        return Integer.compare(value, other.value);
    }

    /// As on a clock: `02:00`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:00", value);
    }
}
