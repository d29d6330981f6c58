package dev.nattvakt.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// HostUp's public id of a VPS: opaque, but always of a shape that is safe inside a path.
public record VpsId(String value) {

    private static final Pattern PUBLIC = Pattern.compile("vps_[A-Za-z0-9]{1,64}");

    public VpsId {
        if (!IdShape.fits(value)) {
            throw new IllegalArgumentException("VPS id: not of an id's shape");
        }
    }

    /// Reads a caller's word as an id if it looks like one (`vps_...`); a name or an address does
    /// not.
    public static Optional<VpsId> looksLike(String word) {
        return PUBLIC.matcher(word).matches() ? Optional.of(new VpsId(word)) : Optional.empty();
    }

    /// Reads HostUp's own statement; empty when it is of no shape that may enter a path.
    public static Optional<VpsId> stated(String word) {
        return IdShape.fits(word) ? Optional.of(new VpsId(word)) : Optional.empty();
    }

    /// Spelled out, as is the hash: natively, a record's own are interpreted, and cost a fiftieth
    /// of a whole change each time.
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
