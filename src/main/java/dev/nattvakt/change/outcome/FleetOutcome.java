package dev.nattvakt.change.outcome;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;

/// What came of a wish over many servers.
public sealed interface FleetOutcome extends Conclusion {

    List<? extends FleetRow> rows();

    /// The plan waits for a yes; nothing was sent.
    ///
    /// @param rows every server that was meant
    /// @param isSpread whether each start got the quietest hour of those asked for
    record NeedsConfirmation(List<FleetRow> rows, Plan<?> plan, String token, boolean isSpread)
            implements FleetOutcome, Waiting {

        public NeedsConfirmation {
            rows = List.copyOf(rows);
        }

        public NeedsConfirmation(List<FleetRow> rows, Plan<?> plan, String token) {
            this(rows, plan, token, false);
        }
    }

    /// No server would change; nothing was sent.
    record NothingToDo(List<FleetRow> rows) implements FleetOutcome {
        public NothingToDo {
            rows = List.copyOf(rows);
        }
    }

    /// The plan was carried out, wholly or in part.
    ///
    /// @param rows those that were to change
    /// @param receipt of the whole; empty while nothing was sent that may have changed anything
    /// @param rest the same plan, while it has something left to do
    record Applied(List<FleetRow.Change> rows, Optional<Receipt> receipt, Optional<Rest> rest)
            implements FleetOutcome {

        public Applied {
            rows = List.copyOf(rows);
        }

        /// The call that plans the way back.
        public Optional<NextStep> undo() {
            return receipt.map(
                    proof -> new NextStep("plan_fleet_change", Fields.of("undoOf", proof.id())));
        }
    }

    record Rest(Plan<?> plan, String token) {

        /// Whether a plain call may go on with it.
        public boolean isByCall() {
            return plan.yes().approval().accepts(ApprovalWay.CALLER);
        }
    }

    /// Another yes to the same plan is being carried out; this one sent nothing.
    record UnderWay() implements FleetOutcome {
        @Override
        public List<FleetRow> rows() {
            return List.of();
        }
    }

    @Override
    default Optional<Receipt> proof() {
        return this instanceof Applied applied ? applied.receipt() : Optional.empty();
    }
}
