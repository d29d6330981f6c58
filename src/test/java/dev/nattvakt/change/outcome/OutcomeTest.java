package dev.nattvakt.change.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;

/// Every outcome, with a warning and as the end of a plan.
class OutcomeTest {

    private static final Warning WARNING = new Warning.LimitsUnstated();

    static Stream<Outcome> outcomes() {
        return OutcomeExamples.all().stream().map(OutcomeExamples.Example::outcome);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void carriesTheWarningLastOrHasNoPlaceForIt(Outcome outcome) {
        assertThat(outcome.change().map(Facts::warnings)).isEqualTo(warnings(outcome));
        if (outcome instanceof Outcome.WithFacts told) {
            Outcome warned = told.with(WARNING);

            List<Warning> expected = new ArrayList<>(told.facts().warnings());
            expected.add(WARNING);
            assertThat(warned).hasSameClassAs(outcome);
            assertThat(warnings(warned)).contains(expected);
            assertThat(((Outcome.WithFacts) warned).with(told.facts())).isEqualTo(outcome);
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
                    case Outcome.Refused(_, Refusal refusal, _) ->
                            refusal instanceof Refusal.RoleTooLow
                                    || refusal instanceof Refusal.ReadOnly;
                    default -> false;
                };

        assertThat(outcome.endsItsPlan()).isEqualTo(!open);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void onlyWhatMayHaveTakenEffectHasAReceipt(Outcome outcome) {
        assertThat(outcome.proof().isPresent()).isEqualTo(outcome.applied() != Outcome.Applied.NO);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            textBlock =
                    """
                    a first schedule,              YES
                    another hour than asked,       YES
                    another schedule left on,      YES
                    overwritten,                   YES
                    'overwritten, or never done',  MAYBE
                    unconfirmed,                   MAYBE
                    so before,                     NO
                    a first schedule rehearsed,    NO
                    fewer copies wait,             NO
                    refused by HostUp,             NO
                    two problems,                  NO
                    no such server,                NO
                    vanished,                      NO
                    plan used in doubt,            NO
                    told to wait,                  NO
                    busy,                          NO
                    unavailable,                   NO
                    """)
    void isAppliedMayBeOrIsNot(String example, Outcome.Applied applied) {
        assertThat(OutcomeExamples.named(example).applied()).isEqualTo(applied);
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
