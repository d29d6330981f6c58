package dev.nattvakt.fleet.remedy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
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
    private final ZoneId zone;
    private final Starts starts;
    private final Spread spread;
    private final Standards standards;
    private final Instant now;

    private Remedies(Collection<ServerState> known, ZoneId zone, Standards standards, Instant now) {
        this.isFleetKnown = !known.isEmpty();
        this.zone = zone;
        this.starts = Starts.of(known, zone);
        this.spread = new Spread(starts, USUAL_HOUR, HOURS);
        this.standards = standards;
        this.now = now;
    }

    /// @param known servers whose starts are avoided; none where nothing is known of the fleet
    /// @param zone of HostUp's hours
    /// @param standards that a remedy must not contradict
    public static Remedies among(
            Collection<ServerState> known, ZoneId zone, Standards standards, Instant now) {
        return new Remedies(known, zone, standards, now);
    }

    /// Empty when nothing is wrong, or when HostUp does not allow the remedy now. What is wanted of
    /// the server comes before what is usual.
    public Optional<NextStep> of(ServerState seen, Verdict verdict) {
        return switch (verdict) {
            case EXEMPT -> Optional.empty();
            case PROTECTED, SCHEDULED -> inLine(seen);
            case UNPROTECTED, SNAPSHOT_ONLY ->
                    copies(seen) < 1 ? price(seen) : wantedOr(seen, () -> schedule(seen));
            case PAUSED -> wantedOr(seen, () -> switchOn(seen));
            case FAILING, OVERDUE, NEVER_RAN, UNKNOWN -> read(seen);
        };
    }

    private Optional<NextStep> inLine(ServerState seen) {
        WantedCalls wanted = standards.calls(seen, starts(seen.vps()), now);
        return wanted.backups()
                .filter(_ -> isOpen(seen))
                .or(() ->
                        wanted.snapshots()
                                .filter(_ -> seen.snapshots().canEnable() instanceof Gate.Open));
    }

    private Optional<NextStep> wantedOr(ServerState seen, Supplier<Optional<NextStep>> usual) {
        WantedCalls wanted = standards.calls(seen, starts(seen.vps()), now);
        return wanted.isAboutBackups() ? wanted.backups().filter(_ -> isOpen(seen)) : usual.get();
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
                : ifOpen(seen, () -> Fields.of("enabled", true));
    }

    private Optional<NextStep> schedule(ServerState seen) {
        return ifOpen(
                seen,
                () ->
                        Fields.of("frequency", "daily")
                                .with("hour", hour(seen.vps()).value())
                                .with("retentionCount", copies(seen)));
    }

    private static int copies(ServerState seen) {
        return seen.backups()
                .settings()
                .slots()
                .mostCopies()
                .map(most -> Math.min(most, MOST_COPIES))
                .orElse(USUAL_COPIES);
    }

    private static Optional<NextStep> price(ServerState seen) {
        return Optional.of(
                NextStep.on(seen.vps(), "preview_capacity", Fields.of("backupSlots", 1)));
    }

    /// What runs in the fleet; of one not looked at yet a guess by the server's id, as for [#hour].
    private Starts starts(Vps vps) {
        if (isFleetKnown) {
            return starts;
        }
        Starts guess = Starts.of(List.of(), zone);
        Random random = new Random(vps.id().value().hashCode());
        for (int hour = 0; hour < HOURS; hour++) {
            for (int servers = random.nextInt(HOURS); servers > 0; servers--) {
                guess.add(new Cadence.Daily(new Hour(hour)));
            }
        }
        return guess;
    }

    /// The quietest hour; of a fleet not looked at yet an hour by the server's id, so that a look
    /// at each of them does not propose one hour for all.
    private Hour hour(Vps vps) {
        return isFleetKnown
                ? spread.next(Cadence.Daily::new)
                : SMALL_HOURS.get(Math.floorMod(vps.id().value().hashCode(), SMALL_HOURS.size()));
    }

    private static Optional<NextStep> ifOpen(ServerState seen, Supplier<Fields> arguments) {
        return isOpen(seen)
                ? Optional.of(NextStep.on(seen.vps(), "set_backup_schedule", arguments.get()))
                : Optional.empty();
    }

    private static boolean isOpen(ServerState seen) {
        return seen.backups().canCreate() instanceof Gate.Open;
    }
}
