package dev.nattvakt.tool.write;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.words.Untrusted;
import dev.nattvakt.words.Zones;

/// The `timeZone` argument: IANA names only, since an offset would be wrong for half of the year.
public final class TimeZoneArgument {

    private TimeZoneArgument() {}

    public static Optional<ZoneId> named(String name) {
        return Zones.named(name);
    }

    public static List<ArgumentProblem> problems(@Nullable String name) {
        return name == null || named(name).isPresent()
                ? List.of()
                : List.of(
                        ArgumentProblem.wrong(
                                "timeZone",
                                "timeZone is \"" + Untrusted.clean(name) + "\", no IANA zone name",
                                Zones.advice(name)));
    }
}
