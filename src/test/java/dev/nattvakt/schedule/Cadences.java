package dev.nattvakt.schedule;

import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;

/// Cadences as tables write them: `daily 2`, `weekly mon 2`, `monthly 31 2`.
public final class Cadences {

    private Cadences() {}

    public static Cadence cadence(String text) {
        String[] words = text.split(" ");
        Hour at = new Hour(Integer.parseInt(words[words.length - 1]));
        return switch (Frequency.of(words[0]).orElseThrow()) {
            case DAILY -> new Cadence.Daily(at);
            case WEEKLY -> new Cadence.Weekly(at, Weekday.read(words[1]).orElseThrow());
            case MONTHLY -> new Cadence.Monthly(at, new DayOfMonth(Integer.parseInt(words[1])));
        };
    }
}
