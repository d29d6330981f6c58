package dev.nattvakt.schedule;

/// A snapshot schedule that somebody wants. Snapshots are local, fast and kept for about 24 hours.
/// HostUp floors and clamps the interval silently, so nothing outside 4-24 whole hours exists here.
public record SnapshotSchedule(boolean enabled, int intervalHours) {

    public static final int SHORTEST = 4;
    public static final int LONGEST = 24;

    public SnapshotSchedule {
        if (intervalHours < SHORTEST || intervalHours > LONGEST) {
            throw new IllegalArgumentException(
                    "interval: " + intervalHours + " h (expected: 4-24)");
        }
    }

    public Fields fields() {
        return Fields.of("enabled", enabled).with("intervalHours", intervalHours);
    }
}
