package dev.nattvakt.schedule.cadence;

/// A day of a month, 1 to 31.
public record DayOfMonth(int value) {

    public DayOfMonth {
        if (value < 1 || value > 31) {
            throw new IllegalArgumentException("day of month: " + value + " (expected: 1-31)");
        }
    }

    /// Whether some months lack this day; what HostUp does in those months is not documented.
    public boolean isMissingInSomeMonths() {
        return value > 28;
    }
}
