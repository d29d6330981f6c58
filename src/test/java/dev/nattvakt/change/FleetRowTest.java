package dev.nattvakt.change;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;

/// A row of a plan after each outcome that a change of one server can have.
class FleetRowTest {

    private final DeskFixture house = new DeskFixture();

    static Stream<Outcome> outcomes() {
        return OutcomeExamples.all().stream().map(OutcomeExamples.Example::outcome);
    }

    private FleetRow.Change planned() {
        FleetOutcome asked =
                (FleetOutcome)
                        house.planner.plan(
                                FleetPlannerTest.wish(FleetPlannerTest.nightly().build(), "*"),
                                house.aCall().build());
        return (FleetRow.Change) asked.rows().getFirst();
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void isDoneWhereItNowStandsAsAsked(Outcome outcome) {
        boolean stands =
                switch (outcome) {
                    case Outcome.Verified _, Outcome.Adjusted _, Outcome.AlreadySet _ -> true;
                    default -> false;
                };

        assertThat(planned().isDone()).isFalse();
        assertThat(planned().ended(outcome).isDone()).isEqualTo(stands);
    }
}
