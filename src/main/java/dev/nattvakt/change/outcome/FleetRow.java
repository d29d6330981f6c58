package dev.nattvakt.change.outcome;

import java.util.Optional;

import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.schedule.Vps;

/// One server of a plan over many.
public sealed interface FleetRow {

    Vps vps();

    /// It would change, or has been tried.
    ///
    /// @param facts of the plan
    /// @param outcome of the last try, as of a call about that server alone; empty until then
    record Change(Facts facts, Direction direction, PlannedChange change, Optional<Outcome> outcome)
            implements FleetRow {

        @Override
        public Vps vps() {
            return facts.vps();
        }

        public boolean weakens() {
            return direction.weakens();
        }

        public Change ended(Outcome how) {
            return new Change(facts, direction, change, Optional.of(how));
        }

        /// Whether a yes has to try it, for the first time or again. What may have been written is
        /// read first then.
        public boolean isLeft() {
            return outcome.filter(Change::isOver).isEmpty() || inDoubt().isPresent();
        }

        /// The last try, if something was sent and nobody can say what came of it.
        public Optional<Outcome.Unconfirmed> inDoubt() {
            return outcome.filter(Outcome.Unconfirmed.class::isInstance)
                    .map(Outcome.Unconfirmed.class::cast);
        }

        /// Whether it now stands as asked.
        public boolean isDone() {
            return outcome.filter(how ->
                            how instanceof Outcome.Verified
                                    || how instanceof Outcome.Adjusted
                                    || how instanceof Outcome.AlreadySet)
                    .isPresent();
        }

        private static boolean isOver(Outcome how) {
            return how.endsItsPlan()
                    || how instanceof Outcome.NotFound
                    || how instanceof Outcome.Invalid;
        }
    }

    /// It is so already.
    record Same(Facts facts) implements FleetRow {
        @Override
        public Vps vps() {
            return facts.vps();
        }
    }

    /// A gate, a limit, a role or the wish itself stands against it.
    ///
    /// @param why as a call about that server alone would say it
    record Refused(Vps vps, Outcome.Obstacle why) implements FleetRow {}

    /// HostUp did not say how it is.
    ///
    /// @param why empty where it was not reached in time
    record Unknown(Vps vps, Optional<Outcome.Obstacle> why) implements FleetRow {}
}
