package dev.nattvakt.fleet.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.remedy.Spread;
import dev.nattvakt.fleet.remedy.Starts;
import dev.nattvakt.fleet.remedy.WantedCalls;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Difference.Kind;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.cadence.Hour;

/// The changes that bring servers in line, worked out for one server after another in one look at
/// the fleet. A server that starts within its window keeps its hour; the others get the quietest
/// hours, and those handed out count for the servers that follow. Nothing is ever removed. Not safe
/// for many threads.
public final class Corrections {

    private final Policy policy;
    private final Starts starts;
    private final ZoneId hostUpZone;
    private final Instant now;

    /// @param starts what runs already in the whole fleet; changed here
    /// @param hostUpZone in which HostUp means its hours
    public Corrections(Policy policy, Starts starts, ZoneId hostUpZone, Instant now) {
        this.policy = policy;
        this.starts = starts;
        this.hostUpZone = hostUpZone;
        this.now = now;
    }

    /// At most one for backups and one for snapshots; none for what is in line, exempt or without a
    /// rule, and none where HostUp did not state what is there now.
    public List<Correction> of(ServerState seen) {
        Optional<PolicyRule> holds = policy.ruleFor(seen.vps(), now);
        if (holds.isEmpty()) {
            return List.of();
        }
        PolicyRule rule = holds.get();
        List<Difference> differs =
                rule.check(Optional.of(seen), hostUpZone, now)
                        .map(Compliance::differs)
                        .orElse(List.of());
        List<Correction> corrections = new ArrayList<>();
        rule.backup()
                .filter(_ -> isToChange(differs, Kind.BACKUP))
                .map(wish -> backup(wish, seen))
                .ifPresent(corrections::add);
        rule.snapshot()
                .filter(_ -> isToChange(differs, Kind.SNAPSHOT))
                .map(wish ->
                        new Correction.Snapshot(seen.vps(), wish.intervalHours(), wish.enabled()))
                .ifPresent(corrections::add);
        return List.copyOf(corrections);
    }

    /// The same as calls.
    WantedCalls calls(ServerState seen) {
        List<Correction> corrections = of(seen);
        return new WantedCalls(
                policy.ruleFor(seen.vps(), now).flatMap(PolicyRule::backup).isPresent(),
                call(corrections, Correction.Backup.class),
                call(corrections, Correction.Snapshot.class));
    }

    private static Optional<NextStep> call(
            List<Correction> corrections, Class<? extends Correction> kind) {
        return corrections.stream().filter(kind::isInstance).map(Correction::call).findFirst();
    }

    private static boolean isToChange(List<Difference> differs, Kind kind) {
        List<Difference> own =
                differs.stream().filter(difference -> difference.kind() == kind).toList();
        return !own.isEmpty() && own.stream().noneMatch(Difference::isNotStated);
    }

    private Correction backup(BackupWish wish, ServerState seen) {
        return new Correction.Backup(
                seen.vps(),
                wish.frequency(),
                wish.hours().map(window -> hour(wish, window, seen)),
                wish.dayOfWeek(),
                wish.dayOfMonth(),
                wish.copies(seen.backups().settings().slots()),
                wish.enabled(),
                wish.timeZone());
    }

    private Hour hour(BackupWish wish, HourWindow window, ServerState seen) {
        BackupCheck check = BackupCheck.of(wish, seen.backups(), hostUpZone, now);
        HourWindow open =
                check.hour()
                        .filter(window::contains)
                        .map(kept -> new HourWindow(kept, 1))
                        .or(() -> wish.possibleHours(hostUpZone, now))
                        .orElseGet(() -> new HourWindow(window.from(), 1));
        // An hour that is not possible goes into the call, whose refusal says which would be.
        return wish.enabled() && wish.isPossible(open.from(), hostUpZone, now)
                ? handOut(wish, open, seen)
                : open.from();
    }

    /// @param hours possible ones
    private Hour handOut(BackupWish wish, HourWindow hours, ServerState seen) {
        starts.leaveOut(seen);
        return new Spread(starts, hours.from(), hours.hours())
                .next(hour -> wish.atHostUp(hour, hostUpZone, now).orElseThrow());
    }
}
