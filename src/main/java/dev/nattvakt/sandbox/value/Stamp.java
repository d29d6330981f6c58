package dev.nattvakt.sandbox.value;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Moments as HostUp writes them: ISO 8601, UTC, always with milliseconds.
public final class Stamp {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Stamp() {}

    public static String of(Instant moment) {
        return FORM.format(moment);
    }
}
