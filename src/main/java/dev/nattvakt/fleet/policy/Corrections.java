package dev.nattvakt.fleet.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.ServerState;
import dev.nattvakt.fleet.Spread;
import dev.nattvakt.fleet.Starts;
import dev.nattvakt.fleet.policy.Difference.Kind;
import dev.nattvakt.schedule.DayOfMonth;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Frequency;
import dev.nattvakt.schedule.Hour;
import dev.nattvakt.schedule.Weekday;

/// The calls that bring servers in line, worked out for one server after another in one look at the
/// fleet. A server that starts within its window keeps its hour; the others get the quietest hours,
/// and those handed out count for the servers that follow. Nothing is ever removed. Not safe for
/// many threads.
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

    /// At most one call for backups and one for snapshots; none for what is in line, exempt or
    /// without a rule, and none where HostUp did not state what is there now.
    public List<NextStep> of(ServerState seen) {
        Optional<Compliance> compliance = policy.check(seen, hostUpZone, now);
        if (compliance.isEmpty()
                || !(compliance.get() instanceof Compliance.Held(PolicyRule rule, var differs))) {
            return List.of();
        }
        List<NextStep> steps = new ArrayList<>();
        rule.backup()
                .filter(_ -> isToChange(differs, Kind.BACKUP))
                .map(wish -> NextStep.on(seen.vps(), "set_backup_schedule", backup(wish, seen)))
                .ifPresent(steps::add);
        rule.snapshot()
                .filter(_ -> isToChange(differs, Kind.SNAPSHOT))
                .map(wish -> NextStep.on(seen.vps(), "set_snapshot_schedule", snapshot(wish)))
                .ifPresent(steps::add);
        return List.copyOf(steps);
    }

    private static boolean isToChange(List<Difference> differs, Kind kind) {
        List<Difference> own =
                differs.stream().filter(difference -> difference.kind() == kind).toList();
        return !own.isEmpty() && own.stream().noneMatch(Difference::isNotStated);
    }

    /// Everything that the rule says, not only what differs: the call then means the same for any
    /// schedule that HostUp applies it to.
    private Fields backup(BackupWish wish, ServerState seen) {
        return Fields.NONE
                .with("frequency", wish.frequency().map(Frequency::word))
                .with("hour", wish.hours().map(window -> hour(wish, window, seen).value()))
                .with("dayOfWeek", wish.dayOfWeek().map(Weekday::number))
                .with("dayOfMonth", wish.dayOfMonth().map(DayOfMonth::value))
                .with("retentionCount", wish.copies(seen.backups().settings().slots()))
                .with("enabled", wish.enabled())
                .with("timeZone", wish.timeZone().map(ZoneId::getId));
    }

    private static Fields snapshot(SnapshotWish wish) {
        return Fields.NONE
                .with("intervalHours", wish.intervalHours())
                .with("enabled", wish.enabled());
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
