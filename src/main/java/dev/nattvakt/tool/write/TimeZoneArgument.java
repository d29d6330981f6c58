package dev.nattvakt.tool.write;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.words.Nearest;

/// The `timeZone` argument: IANA names only, since an offset would be wrong for half of the year.
public final class TimeZoneArgument {

    /// Kept, since the JDK copies the 600 names on every call.
    private static final Set<String> NAMES = ZoneId.getAvailableZoneIds();

    private TimeZoneArgument() {}

    public static Optional<ZoneId> named(String name) {
        return NAMES.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    public static List<ArgumentProblem> problems(@Nullable String name) {
        return name == null || named(name).isPresent()
                ? List.of()
                : List.of(
                        ArgumentProblem.wrong(
                                "timeZone",
                                "timeZone is not an IANA zone name",
                                "for example "
                                        + Nearest.to(name, NAMES).stream()
                                                .findFirst()
                                                .orElse("Europe/Stockholm")));
    }
}
