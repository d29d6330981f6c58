package dev.nattvakt.change.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.schedule.cadence.Cadence;

/// Finds runs that move on the caller's clock when only one of two zones changes its clocks.
public final class ClockChanges {

    private static final Duration AHEAD = Duration.ofDays(366);

    private ClockChanges() {}

    /// The first run within a year that starts at another local time in `theirs` than the next run
    /// does.
    public static Optional<Instant> firstMovedRun(
            Cadence cadence, ZoneId hostUp, ZoneId theirs, Instant nextRun) {
        LocalTime usual = nextRun.atZone(theirs).toLocalTime();
        return Stream.of(hostUp, theirs)
                .flatMap(zone -> changes(zone, nextRun))
                .sorted()
                .map(change -> cadence.nextRuns(change.minusNanos(1), hostUp, 1).getFirst())
                .filter(run -> !run.atZone(theirs).toLocalTime().equals(usual))
                .findFirst();
    }

    private static Stream<Instant> changes(ZoneId zone, Instant from) {
        return Stream.iterate(
                        zone.getRules().nextTransition(from),
                        next -> next != null && next.getInstant().isBefore(from.plus(AHEAD)),
                        next -> zone.getRules().nextTransition(next.getInstant()))
                .map(ZoneOffsetTransition::getInstant);
    }
}
