package dev.nattvakt.watch.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// How often the digest is sent.
public enum DigestPeriod {
    OFF,
    DAILY,
    WEEKLY;

    private static final LocalTime AT = LocalTime.of(7, 0);

    /// When a digest was last due, at the latest now; empty when none ever is.
    Optional<Instant> due(Instant now, ZoneId zone) {
        return switch (this) {
            case OFF -> Optional.empty();
            case DAILY -> Optional.of(due(now.atZone(zone), 1));
            case WEEKLY -> Optional.of(due(now.atZone(zone), 7));
        };
    }

    private static Instant due(ZonedDateTime now, int days) {
        LocalDate today = now.toLocalDate();
        LocalDate day =
                days == 1 ? today : today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        ZonedDateTime at = ZonedDateTime.of(day, AT, now.getZone());
        return (at.isAfter(now) ? ZonedDateTime.of(day.minusDays(days), AT, now.getZone()) : at)
                .toInstant();
    }

    /// For a scheduler that works at that time; empty when there is no such time.
    public Optional<String> cron() {
        return switch (this) {
            case OFF -> Optional.empty();
            case DAILY -> Optional.of("0 0 7 * * ?");
            case WEEKLY -> Optional.of("0 0 7 ? * MON");
        };
    }
}
