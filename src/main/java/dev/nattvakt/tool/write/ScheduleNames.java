package dev.nattvakt.tool.write;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dev.nattvakt.fleet.NextStep;
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

    /// The step as it can be called: a name that our own strict arguments would refuse is left out,
    /// and HostUp keeps the one it has.
    public static NextStep callable(NextStep step) {
        boolean isPlain =
                step.arguments().get("name").map(name -> isPlain(name.toString())).orElse(true);
        return isPlain ? step : new NextStep(step.tool(), step.arguments().without("name"));
    }
}
