package dev.nattvakt.board;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.nattvakt.fleet.Week;
import dev.nattvakt.fleet.Week.Kind;

/// How the runs of the whole fleet went, day by day, as stacked bars.
///
/// @param days seven, today last
/// @param words what a screen reader says: only what went wrong, and how many ran
record Nights(List<Day> days, String words) {

    private static final int TALLEST = 60;
    private static final DateTimeFormatter LABEL =
            DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);

    /// @param middle of its bar, in hours of the week
    /// @param parts from the ground up
    record Day(int middle, String label, List<Part> parts) {}

    /// @param kind names the style
    record Part(String kind, int x, int y, int height) {}

    static Nights of(Collection<Week> fleet, Week.Days days) {
        List<Map<Kind, Integer>> counts =
                days.dates().stream().map(date -> counts(fleet, date, days)).toList();
        int most =
                counts.stream()
                        .mapToInt(day -> day.values().stream().mapToInt(Integer::intValue).sum())
                        .max()
                        .orElse(0);
        List<Day> stacked = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int x = 0; x < counts.size(); x++) {
            String label = LABEL.format(days.dates().get(x));
            int middle = 24 * x + 12;
            stacked.add(
                    new Day(middle, label, parts(counts.get(x), middle - 8, Math.max(1, most))));
            words.add(label + " " + words(counts.get(x)));
        }
        return new Nights(stacked, String.join("; ", words));
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

    /// Whatever happened is seen, however small its share.
    private static List<Part> parts(Map<Kind, Integer> counts, int x, int most) {
        List<Part> parts = new ArrayList<>();
        int y = TALLEST;
        for (Map.Entry<Kind, Integer> kind : counts.entrySet()) {
            int height = Math.max(2, TALLEST * kind.getValue() / most);
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
