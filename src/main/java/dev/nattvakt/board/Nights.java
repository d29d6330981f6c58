package dev.nattvakt.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.nattvakt.fleet.verdict.Week;
import dev.nattvakt.fleet.verdict.Week.Kind;

/// Results of the fleet's runs day by day, as stacked bars and as text.
///
/// @param parts of the bars, day after day, from the bottom up
/// @param words text for screen readers
record Nights(List<Part> parts, String words) {

    private static final int TALLEST = 60;
    private static final int SLIMMEST = 2;
    private static final int DAY = 24;
    private static final int GAP = 4;

    /// @param kind style class
    /// @param x left edge in hours of the week
    record Part(String kind, int x, int y, int height) {}

    static Nights of(Collection<Week> fleet, Week.Days days) {
        List<Map<Kind, Integer>> counts =
                days.dates().stream().map(date -> counts(fleet, date, days)).toList();
        int most = counts.stream().mapToInt(Nights::sum).max().orElse(0);
        List<Part> parts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int day = 0; day < counts.size(); day++) {
            parts.addAll(parts(counts.get(day), DAY * day + GAP, most));
            words.add(Page.day(days.dates().get(day)) + " " + words(counts.get(day)));
        }
        return new Nights(parts, String.join("; ", words));
    }

    private static int sum(Map<Kind, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<Kind, Integer> counts(
            Collection<Week> fleet, LocalDate date, Week.Days days) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Week week : fleet) {
            for (Week.Run run : week.runs()) {
                if (run.at().atZone(days.zone()).toLocalDate().equals(date)) {
                    counts.merge(run.kind(), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /// Every kind gets a minimum height, so that even a single failure is visible.
    private static List<Part> parts(Map<Kind, Integer> counts, int x, int most) {
        List<Part> parts = new ArrayList<>();
        int y = TALLEST;
        for (Map.Entry<Kind, Integer> kind : counts.entrySet()) {
            int share = (TALLEST - SLIMMEST * Kind.values().length) * kind.getValue() / most;
            int height = Math.max(SLIMMEST, share);
            y -= height;
            parts.add(new Part(Strip.style(kind.getKey()), x, y, height));
        }
        return parts;
    }

    private static String words(Map<Kind, Integer> counts) {
        return counts.isEmpty()
                ? "no runs known"
                : String.join(
                        ", ",
                        counts.entrySet().stream()
                                .map(kind -> kind.getValue() + " " + Strip.word(kind.getKey()))
                                .toList());
    }
}
