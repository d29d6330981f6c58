package dev.nattvakt.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;

/// An example of every outcome there is, about a server in doubt and by a plan.
class WarnedTest {

    private static final Warning WARNING = new Warning.LimitsUnstated();

    static Stream<Outcome> outcomes() {
        return OutcomeExamples.all().stream().map(OutcomeExamples.Example::outcome);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void carriesTheWarningLastOrHasNoPlaceForIt(Outcome outcome) {
        Outcome warned = Warned.of(outcome, WARNING);

        assertThat(warned).hasSameClassAs(outcome);
        Optional<List<Warning>> before = warnings(outcome);
        if (before.isEmpty()) {
            assertThat(warned).isEqualTo(outcome);
        } else {
            List<Warning> expected = new ArrayList<>(before.get());
            expected.add(WARNING);
            assertThat(warnings(warned)).contains(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void endsAPlanUnlessAnotherYesCouldStillLeadSomewhere(Outcome outcome) {
        boolean open =
                switch (outcome) {
                    case Outcome.Busy _, Outcome.RateLimited _, Outcome.Unavailable _ -> true;
                    case Outcome.Invalid _, Outcome.NotFound _ -> true;
                    case Outcome.Planned _, Outcome.NeedsConfirmation _ -> true;
                    case Outcome.PlanVoid(_, var why) -> why == Outcome.PlanVoid.Why.USED;
                    default -> false;
                };

        assertThat(PendingApprovals.areEndedBy(outcome)).isEqualTo(!open);
    }

    private static Optional<List<Warning>> warnings(Outcome outcome) {
        return switch (outcome) {
            case Outcome.AlreadySet(Facts facts) -> Optional.of(facts.warnings());
            case Outcome.Planned(Facts facts, _, _) -> Optional.of(facts.warnings());
            case Outcome.NeedsConfirmation(Facts facts, _, _, _) -> Optional.of(facts.warnings());
            case Outcome.Verified(Facts facts, _, _) -> Optional.of(facts.warnings());
            case Outcome.Adjusted(Facts facts, _, _, _, _) -> Optional.of(facts.warnings());
            case Outcome.Overwritten(Facts facts, _, _, _) -> Optional.of(facts.warnings());
            case Outcome.Unconfirmed(Facts facts, _, _) -> Optional.of(facts.warnings());
            default -> Optional.empty();
        };
    }
}
