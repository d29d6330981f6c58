package dev.nattvakt.tool;

import java.util.Optional;

import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;

/// Machine words for what stands against one server of a plan.
public final class RowCode {

    private static final String NOT_REACHED = "not_reached";

    private RowCode() {}

    /// Empty where nothing does; HostUp's own code where HostUp sent one, and then untrusted.
    public static Optional<String> of(FleetRow row) {
        return switch (row) {
            case FleetRow.Change(_, _, _, Optional<Outcome> outcome) ->
                    outcome.flatMap(RowCode::of);
            case FleetRow.Same _ -> Optional.empty();
            case FleetRow.Refused(_, Outcome.Obstacle why) -> Optional.of(always(why));
            case FleetRow.Unknown(_, Optional<Outcome.Obstacle> why) ->
                    Optional.of(why.map(RowCode::always).orElse(NOT_REACHED));
        };
    }

    private static Optional<String> of(Outcome outcome) {
        OutcomeCode word = OutcomeCode.of(outcome);
        return word.isError() ? Optional.of(always(outcome)) : outcome.problemCode();
    }

    /// The outcome's own word, where it has no code.
    private static String always(Outcome outcome) {
        return outcome.problemCode().orElse(OutcomeCode.of(outcome).word());
    }
}
