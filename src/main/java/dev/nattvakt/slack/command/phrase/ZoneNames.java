package dev.nattvakt.slack.command.phrase;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.words.Nearest;

/// IANA time zones, in any case.
final class ZoneNames {

    /// Zones that are understood but never proposed: `Etc/GMT+1` has the sign reversed, `SystemV/`
    /// is obsolete.
    private static final List<String> ODD = List.of("Etc/", "SystemV/");

    private static final Map<String, String> NAMES =
            ZoneId.getAvailableZoneIds().stream()
                    .collect(Collectors.toUnmodifiableMap(TextNormalizer::word, name -> name));
    private static final Map<String, String> PROPOSED =
            NAMES.entrySet().stream()
                    .filter(zone -> ODD.stream().noneMatch(zone.getValue()::startsWith))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ZoneNames() {}

    static Meaning of(String folded) {
        return NAMES.containsKey(folded)
                ? Meaning.Says.of("timeZone", NAMES.get(folded))
                : new Meaning.Wrong(
                        Reason.NOT_A_ZONE,
                        near(folded).stream().map(name -> "in " + name).toList());
    }

    /// Zones with this city, else with a city that begins so, else with similar names.
    private static List<String> near(String folded) {
        return Stream.<List<String>>of(
                        cities(city -> city.equals(folded)),
                        folded.length() < 3 ? List.of() : cities(city -> city.startsWith(folded)),
                        Nearest.to(folded, PROPOSED))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of("Europe/Stockholm", "UTC"));
    }

    private static List<String> cities(Predicate<String> wanted) {
        return PROPOSED.entrySet().stream()
                .filter(zone -> zone.getKey().contains("/"))
                .filter(zone ->
                        wanted.test(zone.getKey().substring(zone.getKey().lastIndexOf('/') + 1)))
                .map(Map.Entry::getValue)
                .sorted()
                .limit(3)
                .toList();
    }
}
