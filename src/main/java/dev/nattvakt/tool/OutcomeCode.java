package dev.nattvakt.tool;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;

/// The closed set of outcome codes, the same at every door.
public enum OutcomeCode {
    ANSWERED(200, false),
    VERIFIED(200, false),
    ADJUSTED(200, false),
    ALREADY_SET(200, false),
    PLANNED(200, false),
    NEEDS_CONFIRMATION(200, false),
    /// Of many servers some were done, others not.
    PARTLY(200, false),
    REFUSED(409, true),
    INVALID(422, true),
    NOT_FOUND(404, true),
    CONFLICT(409, true),
    UNCONFIRMED(202, true),
    RATE_LIMITED(429, true),
    BUSY(503, true),
    UNAVAILABLE(503, true);

    private final int status;
    private final boolean error;

    OutcomeCode(int status, boolean error) {
        this.status = status;
        this.error = error;
    }

    static OutcomeCode of(Answer answer) {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> of(outcome);
            case Answer.Fleet(FleetOutcome outcome) -> of(outcome);
            case Answer.Hindered(Outcome.Obstacle obstacle) -> of(obstacle);
            case Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.Changes _ ->
                    ANSWERED;
            case Answer.DryRunIgnored _ -> UNCONFIRMED;
            case Answer.TooManyCalls _ -> RATE_LIMITED;
            case Answer.Declined _ -> REFUSED;
        };
    }

    private static OutcomeCode of(FleetOutcome outcome) {
        return switch (outcome) {
            case FleetOutcome.NeedsConfirmation _ -> NEEDS_CONFIRMATION;
            case FleetOutcome.NothingToDo(List<FleetRow> rows) -> ofPlan(rows);
            case FleetOutcome.Applied(List<FleetRow.Change> rows, _, _) -> ofApplied(rows);
            case FleetOutcome.UnderWay() -> BUSY;
        };
    }

    /// A no counts more than silence, and silence more than what is so already.
    private static OutcomeCode ofPlan(List<FleetRow> rows) {
        if (rows.stream().anyMatch(FleetRow.Refused.class::isInstance)) {
            return REFUSED;
        }
        return rows.stream().anyMatch(FleetRow.Unknown.class::isInstance)
                ? UNAVAILABLE
                : ALREADY_SET;
    }

    /// Servers that were not tried count as out of reach. One word for all only where that is the
    /// whole truth.
    private static OutcomeCode ofApplied(List<FleetRow.Change> rows) {
        Set<OutcomeCode> words =
                rows.stream()
                        .map(row -> row.outcome().map(OutcomeCode::of).orElse(UNAVAILABLE))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(OutcomeCode.class)));
        if (rows.stream().allMatch(FleetRow.Change::isDone)) {
            return words.contains(ADJUSTED)
                    ? ADJUSTED
                    : words.contains(VERIFIED) ? VERIFIED : ALREADY_SET;
        }
        boolean isWritten =
                rows.stream()
                        .flatMap(row -> row.outcome().stream())
                        .anyMatch(outcome -> Written.of(outcome) == Written.YES);
        return words.size() == 1 && !isWritten ? words.iterator().next() : PARTLY;
    }

    /// The word for one outcome.
    public static OutcomeCode of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified _ -> VERIFIED;
            case Outcome.Adjusted _ -> ADJUSTED;
            case Outcome.AlreadySet _ -> ALREADY_SET;
            case Outcome.Planned _ -> PLANNED;
            case Outcome.NeedsConfirmation _ -> NEEDS_CONFIRMATION;
            case Outcome.Refused _ -> REFUSED;
            case Outcome.Invalid _ -> INVALID;
            case Outcome.NotFound _, Outcome.Vanished _ -> NOT_FOUND;
            case Outcome.PlanVoid _, Outcome.Overwritten _ -> CONFLICT;
            case Outcome.Unconfirmed _ -> UNCONFIRMED;
            case Outcome.RateLimited _ -> RATE_LIMITED;
            case Outcome.Busy _ -> BUSY;
            case Outcome.Unavailable _ -> UNAVAILABLE;
        };
    }

    /// The HTTP status of the REST door; a refusal by role is 403 instead.
    public int status() {
        return status;
    }

    /// Whether the call failed from the model's point of view (MCP `isError`).
    public boolean isError() {
        return error;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
