package dev.nattvakt.fleet.remedy;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.Gate;

/// The cheapest remedy for a problem, as an exact tool call. Each proposed start counts for the
/// next proposal: following all of them must not make a herd. Not safe for many threads.
public final class Remedies {

    /// Proposed where all hours are equally quiet.
    private static final Hour USUAL_HOUR = new Hour(2);

    private static final int HOURS = 24;

    /// A week of daily copies; more are the owner's choice.
    private static final int MOST_COPIES = 7;

    /// Proposed where HostUp does not state how many fit.
    private static final int USUAL_COPIES = 3;

    /// The small hours but 02:00, which people pick by hand: where nothing else runs as far as is
    /// known, more probably runs then.
    private static final List<Hour> SMALL_HOURS =
            IntStream.of(0, 1, 3, 4, 5).mapToObj(Hour::new).toList();

    private final boolean isFleetKnown;
    private final Spread spread;

    private Remedies(boolean isFleetKnown, Spread spread) {
        this.isFleetKnown = isFleetKnown;
        this.spread = spread;
    }

    /// @param known servers whose starts are avoided; none where nothing is known of the fleet
    /// @param zone of HostUp's hours
    public static Remedies among(Collection<ServerState> known, ZoneId zone) {
        return new Remedies(
                !known.isEmpty(), new Spread(Starts.of(known, zone), USUAL_HOUR, HOURS));
    }

    /// Empty when nothing is wrong, or when HostUp does not allow the remedy now.
    public Optional<NextStep> of(ServerState seen, Verdict verdict) {
        return switch (verdict) {
            case PROTECTED, EXEMPT, SCHEDULED -> Optional.empty();
            case UNPROTECTED, SNAPSHOT_ONLY -> schedule(seen);
            case PAUSED -> switchOn(seen);
            case FAILING, OVERDUE, NEVER_RAN, UNKNOWN -> read(seen);
        };
    }

    /// The gate that stands against a remedy: one that is shut, or one that HostUp did not state
    /// where a schedule would have to be set.
    public static Optional<Gate> barrier(ServerState seen, Verdict verdict) {
        Gate gate = seen.backups().canCreate();
        boolean bars =
                switch (verdict) {
                    case PROTECTED, EXEMPT, SCHEDULED -> false;
                    case UNPROTECTED, SNAPSHOT_ONLY, PAUSED -> !(gate instanceof Gate.Open);
                    case FAILING, OVERDUE, NEVER_RAN, UNKNOWN -> gate instanceof Gate.Shut;
                };
        return bars ? Optional.of(gate) : Optional.empty();
    }

    private static Optional<NextStep> read(ServerState seen) {
        return Optional.of(NextStep.on(seen.vps(), "get_protection", Fields.NONE));
    }

    /// Of several schedules that are off, the caller must choose one.
    private static Optional<NextStep> switchOn(ServerState seen) {
        return seen.backups().schedules().size() > 1
                ? read(seen)
                : ifOpen(seen, Fields.of("enabled", true));
    }

    private Optional<NextStep> schedule(ServerState seen) {
        int copies =
                seen.backups()
                        .settings()
                        .slots()
                        .mostCopies()
                        .map(most -> Math.min(most, MOST_COPIES))
                        .orElse(USUAL_COPIES);
        if (copies < 1) {
            return Optional.of(
                    NextStep.on(seen.vps(), "preview_capacity", Fields.of("backupSlots", 1)));
        }
        return barrier(seen, Verdict.UNPROTECTED).isPresent()
                ? Optional.empty()
                : Optional.of(
                        NextStep.on(
                                seen.vps(),
                                "set_backup_schedule",
                                Fields.of("frequency", "daily")
                                        .with("hour", hour(seen.vps()).value())
                                        .with("retentionCount", copies)));
    }

    /// The quietest hour; of a fleet not looked at yet an hour by the server's id, so that a look
    /// at each of them does not propose one hour for all.
    private Hour hour(Vps vps) {
        return isFleetKnown
                ? spread.next(Cadence.Daily::new)
                : SMALL_HOURS.get(Math.floorMod(vps.id().value().hashCode(), SMALL_HOURS.size()));
    }

    private static Optional<NextStep> ifOpen(ServerState seen, Fields arguments) {
        return seen.backups().canCreate() instanceof Gate.Open
                ? Optional.of(NextStep.on(seen.vps(), "set_backup_schedule", arguments))
                : Optional.empty();
    }
}
