package dev.nattvakt.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// HostUp's public id of a VPS: opaque, but of a syntax that is safe inside a path.
public record VpsId(String value) {

    private static final Pattern PUBLIC = Pattern.compile("vps_[A-Za-z0-9]{1,64}");

    public VpsId {
        if (!IdShape.fits(value)) {
            throw new IllegalArgumentException("VPS id: not of an id's shape");
        }
    }

    /// Parses a caller's word if it looks like an id (`vps_...`); empty for names and addresses.
    public static Optional<VpsId> looksLike(String word) {
        return PUBLIC.matcher(word).matches() ? Optional.of(new VpsId(word)) : Optional.empty();
    }

    /// Parses an id stated by HostUp; empty when it is not safe inside a path.
    public static Optional<VpsId> stated(String word) {
        return IdShape.fits(word) ? Optional.of(new VpsId(word)) : Optional.empty();
    }

    /// Written out, as is the hash code: in a native image a record's own are interpreted, and one
    /// call cost a fiftieth of a whole change.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VpsId(String same) && value.equals(same);
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
