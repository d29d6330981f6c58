package dev.nattvakt.schedule;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How often a backup schedule runs. HostUp knows these three (POST backup-schedules, `frequency`).
public enum Frequency {
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7)),
    MONTHLY(Duration.ofDays(30));

    private final Duration spacing;

    Frequency(Duration spacing) {
        this.spacing = spacing;
    }

    /// The usual time between two runs; a month counts as 30 days, which is close enough to compare
    /// reach.
    public Duration spacing() {
        return spacing;
    }

    /// HostUp's own word: `daily`, `weekly` or `monthly`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The frequency of that word in any case; empty for a word that HostUp may add one day.
    public static Optional<Frequency> of(String word) {
        return Arrays.stream(values())
                .filter(frequency -> frequency.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
