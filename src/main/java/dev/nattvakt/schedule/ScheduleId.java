package dev.nattvakt.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

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

    /// Spelled out, as is the hash: natively, a record's own are interpreted, and cost a fiftieth
    /// of a whole change each time.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleId(String same) && value.equals(same);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
