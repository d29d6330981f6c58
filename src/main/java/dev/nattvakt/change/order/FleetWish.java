package dev.nattvakt.change.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Only;
import dev.nattvakt.schedule.Vps;

/// A change that a caller wants of many servers.
///
/// @param servers their words for the servers: ids, names, addresses and patterns
/// @param exceptions words for servers that are left out
/// @param only which of them it is about
/// @param policy that says which servers are exempt: `only` admits none of these
public record FleetWish(
        List<String> servers,
        List<String> exceptions,
        Only only,
        Wanted wanted,
        Optional<Policy> policy) {

    public FleetWish {
        servers = List.copyOf(servers);
        exceptions = List.copyOf(exceptions);
    }

    /// Without a policy.
    public FleetWish(List<String> servers, List<String> exceptions, Only only, Wanted wanted) {
        this(servers, exceptions, only, wanted, Optional.empty());
    }

    /// Whether a server is left alone on purpose. One that is named without a filter is meant all
    /// the same.
    public boolean isLeftAlone(Vps vps, Instant at) {
        return only != Only.ALL
                && policy.flatMap(rules -> rules.ruleFor(vps, at))
                        .filter(rule -> rule.isExemptAt(at))
                        .isPresent();
    }

    /// Whether starts are spread over several hours.
    public boolean isSpread() {
        return wanted instanceof Wanted.Backups backups && backups.spreadHours().isPresent();
    }

    /// What is wanted at each.
    public sealed interface Wanted {

        /// @param order on no server yet
        /// @param capToFit whether fewer copies do where not as many fit
        /// @param spreadHours over how many hours the starts are spread; its order says an hour
        record Backups(SetBackupSchedule order, boolean capToFit, Optional<Integer> spreadHours)
                implements Wanted {}

        /// @param order on no server yet
        record Snapshots(SetSnapshotSchedule order) implements Wanted {}

        /// What the policy wants of each.
        ///
        /// @param kind the only schedule that it is about; empty: both
        record ByPolicy(Policy policy, Optional<Difference.Kind> kind) implements Wanted {}
    }
}
