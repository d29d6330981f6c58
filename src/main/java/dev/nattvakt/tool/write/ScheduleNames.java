package dev.nattvakt.tool.write;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.words.Untrusted;

/// Schedule names that callers may set. Other agents read them later, so they are short and hold
/// letters, digits, single spaces and `-_.` only (prompt injection).
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

    /// The step without a name that our own argument check would refuse; HostUp then keeps the name
    /// it has.
    public static NextStep callable(NextStep step) {
        boolean isPlain =
                step.arguments().get("name").map(name -> isPlain(name.toString())).orElse(true);
        return isPlain ? step : new NextStep(step.tool(), step.arguments().without("name"));
    }
}
