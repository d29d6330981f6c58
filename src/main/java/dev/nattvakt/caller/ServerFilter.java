package dev.nattvakt.caller;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.nattvakt.schedule.Vps;

/// The servers that a caller may see: patterns over display names and ids. `*` stands for any text;
/// letter case does not matter. A server outside the filter looks like one that does not exist.
public record ServerFilter(List<String> patterns) {

    public static final ServerFilter ALL = new ServerFilter(List.of("*"));

    public ServerFilter {
        patterns = List.copyOf(patterns);
    }

    public boolean areAll() {
        return patterns.contains("*");
    }

    /// Whether any pattern matches the name or the id.
    public boolean include(String nameOrId) {
        return areAll() || patterns.stream().anyMatch(pattern -> fits(pattern, nameOrId));
    }

    public boolean include(Vps vps) {
        return include(vps.id().value()) || vps.name().filter(this::include).isPresent();
    }

    private static boolean fits(String pattern, String word) {
        String regex =
                Arrays.stream(pattern.strip().toLowerCase(Locale.ROOT).split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return word.toLowerCase(Locale.ROOT).matches(regex);
    }
}
