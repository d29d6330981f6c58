package dev.nattvakt.schedule;

/// A wanted snapshot schedule. Snapshots are local, fast and kept for about 24 hours. HostUp
/// silently rounds and clamps the interval, so values other than 4 to 24 whole hours are rejected
/// here.
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
