package dev.nattvakt.watch.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Whether a round ends with a digest. The first complete round only remembers what the first
/// digest will compare with; a round that is cut short leaves the digest to the next one. Pure.
///
/// @param digest empty when none is due
/// @param next what the next digest compares with
public record DueDigest(Optional<Digest> digest, Optional<Digest.Baseline> next) {

    /// @param after the state that the watch remembers of the round
    public static DueDigest of(
            Optional<Digest.Baseline> before,
            DigestPeriod period,
            Round round,
            WatchState after,
            Instant now,
            ZoneId zone) {
        Optional<Instant> due = period.due(now, zone);
        if (due.isEmpty()) {
            return new DueDigest(Optional.empty(), Optional.empty());
        }
        boolean isDue =
                round.cutShort().isEmpty()
                        && before.map(told -> told.at().isBefore(due.get())).orElse(true);
        return isDue
                ? new DueDigest(
                        before.map(told -> Digest.of(told, round, after, now)),
                        Optional.of(new Digest.Baseline(now, after.servers())))
                : new DueDigest(Optional.empty(), before);
    }
}
