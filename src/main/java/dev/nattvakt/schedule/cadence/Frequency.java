package dev.nattvakt.schedule.cadence;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How often a backup schedule runs: the three values of HostUp (POST backup-schedules,
/// `frequency`).
public enum Frequency {
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7)),
    MONTHLY(Duration.ofDays(30));

    private static final List<Frequency> ALL = List.of(values());

    private final String word = name().toLowerCase(Locale.ROOT);
    private final Duration spacing;

    Frequency(Duration spacing) {
        this.spacing = spacing;
    }

    /// The usual time between two runs. A month counts as 30 days, precise enough to compare how
    /// far back copies reach.
    public Duration spacing() {
        return spacing;
    }

    /// HostUp's own word: `daily`, `weekly` or `monthly`.
    public String word() {
        return word;
    }

    /// Parses HostUp's word in any letter case; empty for a word unknown here, which HostUp may add
    /// one day.
    public static Optional<Frequency> of(String word) {
        String stripped = word.strip();
        return ALL.stream()
                .filter(frequency -> frequency.word.equalsIgnoreCase(stripped))
                .findFirst();
    }
}
