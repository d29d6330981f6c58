package dev.nattvakt.schedule;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// HostUp's id of a backup schedule (`bks_...`): opaque, but of a syntax that is safe inside a
/// path.
public record ScheduleId(String value) {

    public ScheduleId {
        if (!IdShape.fits(value)) {
            throw new IllegalArgumentException("schedule id: not of an id's shape");
        }
    }

    /// Empty when `word` is not safe inside a path.
    public static Optional<ScheduleId> of(String word) {
        return IdShape.fits(word) ? Optional.of(new ScheduleId(word)) : Optional.empty();
    }

    /// Written out, as is the hash code: in a native image a record's own are interpreted, and one
    /// call cost a fiftieth of a whole change.
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
