package dev.nattvakt.tool.write;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.nattvakt.words.Untrusted;

/// Schedule names that callers may give: stored text that other people's agents will read later, so
/// visible letters, digits, space and `-_.` only, and short.
public final class ScheduleNames {

    public static final int MOST_BYTES = 40;

    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}._-]+(?: [\\p{L}\\p{N}._-]+)*");

    private ScheduleNames() {}

    public static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches()
                && Untrusted.clean(name).equals(name)
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
