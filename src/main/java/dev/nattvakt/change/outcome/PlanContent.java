package dev.nattvakt.change.outcome;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.plan.PlannedChange;

/// What a plan carries out after its yes.
public sealed interface PlanContent {

    /// How many servers it is about.
    int servers();

    /// A change of one server.
    record One(PlannedChange change) implements PlanContent {
        @Override
        public int servers() {
            return 1;
        }
    }

    /// Changes of many servers.
    ///
    /// @param receipt of the whole, from the first yes on
    record Many(List<FleetRow.Change> rows, Optional<Receipt> receipt) implements PlanContent {

        public Many {
            rows = List.copyOf(rows);
        }

        @Override
        public int servers() {
            return rows.size();
        }

        public boolean weakens() {
            return rows.stream().anyMatch(FleetRow.Change::weakens);
        }

        /// Whether another yes has something to do.
        public boolean hasMore() {
            return rows.stream().anyMatch(FleetRow.Change::isLeft);
        }
    }
}
