package dev.nattvakt.change.facts;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Role;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.schedule.Gate;
import dev.nattvakt.schedule.Slots;

/// Why a change is not made. Each has one stable code.
public sealed interface Refusal {

    /// Machine word; HostUp's own where HostUp refused.
    String code();

    /// The exact call that leads on, where one does.
    default Optional<NextStep> remedy() {
        return Optional.empty();
    }

    /// HostUp says not now.
    record GateShut(String gate, Gate.Shut shut, Optional<NextStep> remedy) implements Refusal {
        @Override
        public String code() {
            return shut.code().orElse("gate_shut");
        }
    }

    /// HostUp did not say whether it may be done, and it is not ours to guess.
    record GateUnstated(String gate, Optional<NextStep> remedy) implements Refusal {
        @Override
        public String code() {
            return "gate_unstated";
        }
    }

    /// @param most the largest retention count that fits, 0 or more
    record NoRoom(int asked, Slots slots, int most, Optional<NextStep> remedy) implements Refusal {
        @Override
        public String code() {
            return "retention_over_slots";
        }
    }

    /// @param reason HostUp's text, untrusted
    record NoSnapshotSlots(Optional<String> reason, Optional<NextStep> remedy) implements Refusal {
        @Override
        public String code() {
            return "no_snapshot_slots";
        }
    }

    /// @param options keys that HostUp does not offer for this server
    record NotOffered(List<String> options) implements Refusal {
        @Override
        public String code() {
            return "not_offered";
        }
    }

    /// HostUp refused the request itself.
    record ByHostUp(HostUpProblem problem) implements Refusal {
        @Override
        public String code() {
            return problem.code().orElse("http_" + problem.status());
        }
    }

    record RoleTooLow(Role needed) implements Refusal {
        @Override
        public String code() {
            return "role_too_low";
        }
    }

    /// Somebody who was asked said no.
    ///
    /// @param by the caller's name
    record Declined(String by) implements Refusal {
        @Override
        public String code() {
            return "declined";
        }
    }

    /// So many changes wait for people already that another one would only bury the others.
    record TooManyWaiting() implements Refusal {
        @Override
        public String code() {
            return "too_many_waiting";
        }
    }

    record ReadOnly() implements Refusal {
        @Override
        public String code() {
            return "read_only";
        }
    }
}
