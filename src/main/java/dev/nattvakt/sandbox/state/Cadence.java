package dev.nattvakt.sandbox.state;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// When a backup schedule runs. Hours are UTC: HostUp does not document it, but its one example
/// fits only that.
public sealed interface Cadence {
    int hour();

    String frequency();

    /// HostUp's text for the day: a weekday as `"0"` (Sunday) to `"6"`, a day of the month as
    /// `"15"`; empty when daily.
    Optional<String> daySpecifier();

    boolean runsOn(LocalDate day);

    record Daily(int hour) implements Cadence {
        @Override
        public String frequency() {
            return "daily";
        }

        @Override
        public Optional<String> daySpecifier() {
            return Optional.empty();
        }

        @Override
        public boolean runsOn(LocalDate day) {
            return true;
        }
    }

    record Weekly(int hour, DayOfWeek on) implements Cadence {
        @Override
        public String frequency() {
            return "weekly";
        }

        @Override
        public Optional<String> daySpecifier() {
            return Optional.of(Integer.toString(on.getValue() % 7));
        }

        @Override
        public boolean runsOn(LocalDate day) {
            return day.getDayOfWeek() == on;
        }
    }

    record Monthly(int hour, int on) implements Cadence {
        @Override
        public String frequency() {
            return "monthly";
        }

        @Override
        public Optional<String> daySpecifier() {
            return Optional.of(Integer.toString(on));
        }

        /// Assumed: in a month without the day, it runs on the last day.
        @Override
        public boolean runsOn(LocalDate day) {
            return day.getDayOfMonth() == Math.min(on, day.lengthOfMonth());
        }
    }

    default String time() {
        return "%02d:00".formatted(hour());
    }

    /// The first run strictly after the moment.
    default Instant next(Instant moment) {
        Instant run = search(moment, day -> day.plusDays(1));
        return run.isAfter(moment)
                ? run
                : search(moment.plusSeconds(86_400), day -> day.plusDays(1));
    }

    /// The last run at or before the moment.
    default Instant previous(Instant moment) {
        Instant run = search(moment, day -> day.minusDays(1));
        return run.isAfter(moment)
                ? search(moment.minusSeconds(86_400), day -> day.minusDays(1))
                : run;
    }

    private Instant search(Instant from, UnaryOperator<LocalDate> onward) {
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        while (!runsOn(day)) {
            day = onward.apply(day);
        }
        return day.atTime(hour(), 0).toInstant(ZoneOffset.UTC);
    }
}
