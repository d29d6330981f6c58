package dev.nattvakt.caller;

import java.util.List;

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
        return areAll()
                || patterns.stream()
                        .anyMatch(pattern -> new NamePattern(pattern).matches(nameOrId));
    }

    public boolean include(Vps vps) {
        return include(vps.id().value()) || vps.name().filter(this::include).isPresent();
    }
}
