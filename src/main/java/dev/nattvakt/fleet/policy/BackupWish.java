package dev.nattvakt.fleet.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.ZoneConversion;

/// What a rule wants of backups. What it does not say may be as it is.
///
/// @param hours any of them is in line
/// @param capToFit whether fewer copies are in line where no more fit
/// @param enabled false: there shall be no schedule that is on
/// @param timeZone where hours and day are meant; absent: HostUp's zone
public record BackupWish(
        Optional<Frequency> frequency,
        Optional<HourWindow> hours,
        Optional<DayOfWeek> dayOfWeek,
        Optional<DayOfMonth> dayOfMonth,
        Optional<Integer> retentionCount,
        boolean capToFit,
        boolean enabled,
        Optional<ZoneId> timeZone) {

    public BackupWish {
        boolean weekly = frequency.equals(Optional.of(Frequency.WEEKLY));
        boolean monthly = frequency.equals(Optional.of(Frequency.MONTHLY));
        if (weekly != dayOfWeek.isPresent() || monthly != dayOfMonth.isPresent()) {
            throw new IllegalArgumentException(
                    "weekly takes dayOfWeek, monthly takes dayOfMonth, and nothing else does");
        }
    }

    /// The copies to keep on a server with these slots. Where not even one copy fits, the full
    /// count, so that the refusal of the call says why.
    Optional<Integer> copies(Slots slots) {
        return retentionCount.map(count ->
                slots.mostCopies()
                        .filter(most -> capToFit && most >= 1)
                        .map(most -> Math.min(count, most))
                        .orElse(count));
    }

    /// The first hours of the window, in a row, that HostUp can be asked for. Empty where none can:
    /// in a zone with half hours, or where the day of the month would shift.
    public Optional<HourWindow> possibleHours(ZoneId hostUpZone, Instant now) {
        return hours.flatMap(window -> {
            List<Hour> possible =
                    window.each().stream()
                            .dropWhile(hour -> !isPossible(hour, hostUpZone, now))
                            .takeWhile(hour -> isPossible(hour, hostUpZone, now))
                            .toList();
            return possible.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new HourWindow(possible.getFirst(), possible.size()));
        });
    }

    boolean isPossible(Hour hour, ZoneId hostUpZone, Instant now) {
        return atHostUp(hour, hostUpZone, now).isPresent();
    }

    /// When HostUp runs what is meant at this hour of the wish's zone; empty where it cannot be
    /// asked for it. A frequency that is not said counts as daily.
    Optional<Cadence> atHostUp(Hour hour, ZoneId hostUpZone, Instant now) {
        ZoneId zone = timeZone.orElse(hostUpZone);
        return ZoneConversion.of(at(hour), zone, hostUpZone, now)
                        instanceof ZoneConversion.Fits(Cadence cadence)
                ? Optional.of(cadence)
                : Optional.empty();
    }

    private Cadence at(Hour hour) {
        return switch (frequency.orElse(Frequency.DAILY)) {
            case DAILY -> new Cadence.Daily(hour);
            case WEEKLY -> new Cadence.Weekly(hour, dayOfWeek.orElseThrow());
            case MONTHLY -> new Cadence.Monthly(hour, dayOfMonth.orElseThrow());
        };
    }
}
