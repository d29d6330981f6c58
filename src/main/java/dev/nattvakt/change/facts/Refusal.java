package dev.nattvakt.change.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Role;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.stated.Gate;

/// Why a change is refused. Each has one stable code.
public sealed interface Refusal {

    /// Machine word; HostUp's own where HostUp refused.
    default String code() {
        return switch (this) {
            case GateShut(_, Gate.Shut shut, _) -> shut.code().orElse("gate_shut");
            case GateUnstated _ -> "gate_unstated";
            case NoRoom _ -> "retention_over_slots";
            case NoSnapshotSlots _ -> "no_snapshot_slots";
            case NotOffered _ -> "not_offered";
            case ByHostUp(HostUpProblem problem) ->
                    problem.code().orElse("http_" + problem.status());
            case RoleTooLow _ -> "role_too_low";
            case Declined _ -> "declined";
            case PersonNeeded _ -> "person_needed";
            case TooManyWaiting _ -> "too_many_waiting";
            case ReadOnly _ -> "read_only";
            case MovedOn _ -> "moved_on";
            case NotRestorable _ -> "not_restorable";
        };
    }

    /// The exact call to make next, if there is one.
    default Optional<NextStep> remedy() {
        return Optional.empty();
    }

    /// HostUp's gate is shut.
    record GateShut(String gate, Gate.Shut shut, Optional<NextStep> remedy) implements Refusal {}

    /// HostUp did not state the gate, and we do not guess.
    record GateUnstated(String gate, Optional<NextStep> remedy) implements Refusal {}

    /// @param most the largest retention count that fits, 0 or more
    record NoRoom(int asked, Slots slots, int most, Optional<NextStep> remedy) implements Refusal {}

    /// @param reason HostUp's text, untrusted
    record NoSnapshotSlots(Optional<String> reason, Optional<NextStep> remedy) implements Refusal {}

    /// @param options keys that HostUp does not offer for this server
    record NotOffered(List<String> options) implements Refusal {}

    /// HostUp refused the request itself.
    record ByHostUp(HostUpProblem problem) implements Refusal {}

    record RoleTooLow(Role needed) implements Refusal {}

    /// A person said no.
    ///
    /// @param by the caller's name
    record Declined(String by) implements Refusal {}

    /// Only a person may say yes to this, and nobody was asked.
    ///
    /// @param ways in which this caller's person, or others, could be asked
    record PersonNeeded(Set<ApprovalWay> ways) implements Refusal {

        public PersonNeeded {
            ways = Set.copyOf(ways);
        }
    }

    /// Too many changes wait for approval; another one would bury them.
    record TooManyWaiting() implements Refusal {}

    record ReadOnly() implements Refusal {}

    /// The server no longer stands as the change left it that is to be undone.
    record MovedOn(Subject subject) implements Refusal {}

    /// What was there before the change that is to be undone is not known well enough.
    record NotRestorable(Subject subject) implements Refusal {}
}
