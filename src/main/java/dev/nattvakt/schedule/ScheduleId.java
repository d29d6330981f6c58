package dev.nattvakt.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

/// HostUp's id of a backup schedule (`bks_...`): opaque, but always of a shape that is safe inside
/// a path.
public record ScheduleId(String value) {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");

    public ScheduleId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("schedule id: not of an id's shape");
        }
    }

    /// Empty when `word` is of no shape that may enter a path.
    public static Optional<ScheduleId> of(String word) {
        return SAFE.matcher(word).matches() ? Optional.of(new ScheduleId(word)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
