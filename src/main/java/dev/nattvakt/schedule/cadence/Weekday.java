package dev.nattvakt.schedule.cadence;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/// HostUp's number for a weekday: 0 is Sunday, 6 is Saturday (POST backup-schedules, `dayOfWeek`).
public final class Weekday {

    private Weekday() {}

    public static int number(DayOfWeek day) {
        return day.getValue() % 7;
    }

    /// `Monday`, in English.
    public static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /// @throws IllegalArgumentException outside 0-6
    public static DayOfWeek of(int number) {
        if (number < 0 || number > 6) {
            throw new IllegalArgumentException(
                    "day of week: " + number + " (expected: 0-6, 0 = Sunday)");
        }
        return number == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(number);
    }

    /// Parses HostUp's `daySpecifier`, whose form for weekly schedules is not documented: a number
    /// as text, or an English weekday, long or short. Empty for anything else.
    public static Optional<DayOfWeek> read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.matches("[0-6]")) {
            return Optional.of(of(Integer.parseInt(word)));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (word.length() >= 3 && name.startsWith(word)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }
}
