package dev.nattvakt.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.nattvakt.fleet.verdict.Week;
import dev.nattvakt.fleet.verdict.Week.Kind;

/// A week of runs as SVG paths, one for each kind of run, one unit per hour; and as text.
///
/// @param paths drawn in this order
/// @param words text for screen readers
record Strip(List<Path> paths, String words) {

    /// @param kind style class
    /// @param d SVG path data
    record Path(String kind, String d) {}

    static Strip of(Week week, Week.Days days) {
        Map<Kind, List<Long>> hours = new EnumMap<>(Kind.class);
        for (Week.Run run : week.runs()) {
            hours.computeIfAbsent(run.kind(), _ -> new ArrayList<>())
                    .add(hour(days.start(), run.at()));
        }
        return new Strip(
                hours.entrySet().stream()
                        .map(kind ->
                                new Path(
                                        style(kind.getKey()), path(kind.getKey(), kind.getValue())))
                        .toList(),
                hours.isEmpty()
                        ? "no runs known"
                        : hours.entrySet().stream()
                                .map(kind -> kind.getValue().size() + " " + word(kind.getKey()))
                                .collect(Collectors.joining(", ")));
    }

    static String style(Kind kind) {
        return kind.name().substring(0, 2).toLowerCase(Locale.ROOT);
    }

    static String word(Kind kind) {
        return switch (kind) {
            case RAN -> "ran";
            case RUNNING -> "running";
            case FAILED -> "failed";
            case MISSED -> "without a backup";
            case UNKNOWN -> "not known";
            case PLANNED -> "planned";
        };
    }

    private static long hour(Instant start, Instant at) {
        return Duration.between(start, at).toHours();
    }

    private static String path(Kind kind, List<Long> hours) {
        return hours.stream().map(hour -> mark(kind, hour)).collect(Collectors.joining());
    }

    /// Each kind has its own shape, so that it does not depend on colour alone.
    private static String mark(Kind kind, long x) {
        return switch (kind) {
            case RAN -> "M%s 3v14".formatted(x);
            case RUNNING -> "M%s 9v8".formatted(x);
            case FAILED -> "M%s 6l8 8m0-8l-8 8".formatted(x - 4);
            case MISSED -> "M%s 4h6v12h-6z".formatted(x - 3);
            case UNKNOWN -> "M%s 5v10".formatted(x);
            case PLANNED -> "M%s 10h0".formatted(x);
        };
    }
}
