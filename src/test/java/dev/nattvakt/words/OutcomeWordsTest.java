package dev.nattvakt.words;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.words.OutcomeExamples.Example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class OutcomeWordsTest {

    private static final List<Example> EXAMPLES = OutcomeExamples.all();

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void tells(Example example) {
        assertThat(OutcomeWords.of(example.outcome()).plain()).isEqualTo(example.summary());
    }

    /// What a form, a card and Slack ask: all that the outcome says, without the token.
    @ParameterizedTest
    @MethodSource("waiting")
    void theQuestionTellsWhatTheOutcomeTells(String name, Outcome.NeedsConfirmation waiting) {
        String outcome = OutcomeWords.of(waiting).plain();
        String question = OutcomeWords.question(waiting.facts(), waiting.direction()).plain();
        String told = question.replace(" Nothing has been sent yet. Go ahead?", "");

        assertThat(question).endsWith(" Nothing has been sent yet. Go ahead?");
        assertThat(outcome).startsWith("Nothing changed yet. " + told);
        assertThat(ConsentWords.question(waiting).plain()).isEqualTo(question);
        assertThat(told)
                .startsWith(ConsentWords.headline(waiting).plain())
                .doesNotContain(OutcomeExamples.TOKEN);
    }

    static Stream<Arguments> waiting() {
        return EXAMPLES.stream()
                .filter(example -> example.outcome() instanceof Outcome.NeedsConfirmation)
                .map(example -> arguments(example.name(), example.outcome()));
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void isOneToThreeSoundSentences(Example example) {
        Prose.isSound(OutcomeWords.of(example.outcome()));
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void namesFromHostUpAreNeverInOurOwnWords(Example example) {
        assertThat(Prose.ours(OutcomeWords.of(example.outcome())))
                .doesNotContain("web-01", "web-99", "\"");
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void slotsAreNoBusinessOfWhoeverDidNotAskForCopies(Example example) {
        boolean copies =
                example.outcome() instanceof Outcome.Verified verified
                        && verified.facts().changes().stream()
                                .anyMatch(change -> change.field().equals("retentionCount"));
        boolean told = example.summary().contains("free now");

        assertThat(told && !copies).isFalse();
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void aSecondYesIsToldWhatTheFirstCameTo(Example example) {
        Outcome ended = example.outcome();
        String told =
                OutcomeWords.of(
                                new Outcome.PlanVoid(
                                        Optional.of(OutcomeExamples.WEB),
                                        new Outcome.PlanVoid.Why.Used(ended)))
                        .plain();

        assertThat(told.contains("This was done already."))
                .isEqualTo(
                        ended instanceof Outcome.AlreadySet
                                || ended instanceof Outcome.Verified
                                || ended instanceof Outcome.Adjusted);
        assertThat(told.contains("This was sent already"))
                .isEqualTo(
                        ended instanceof Outcome.Overwritten
                                || ended instanceof Outcome.Unconfirmed);
        assertThat(told.contains("rcp_7")).isEqualTo(ended.proof().isPresent());
        assertThat(told.contains(", and nothing was "))
                .isEqualTo(
                        ended.applied() == Outcome.Applied.NO
                                && !(ended instanceof Outcome.AlreadySet));
    }

    @Test
    void everyOutcomeRefusalAndWarningHasAnExample() {
        Set<Class<?>> outcomes =
                EXAMPLES.stream()
                        .map(example -> example.outcome().getClass())
                        .collect(Collectors.toSet());
        Set<Class<?>> refusals =
                EXAMPLES.stream()
                        .map(Example::outcome)
                        .filter(Outcome.Refused.class::isInstance)
                        .map(refused -> ((Outcome.Refused) refused).refusal().getClass())
                        .collect(Collectors.toSet());
        Set<Class<?>> warnings =
                OutcomeExamples.warnings().stream()
                        .map(Object::getClass)
                        .collect(Collectors.toSet());

        assertThat(outcomes).hasSameElementsAs(variants(Outcome.class));
        assertThat(refusals).hasSameElementsAs(variants(Refusal.class));
        assertThat(warnings).hasSameElementsAs(variants(Warning.class));
    }

    private static List<Class<?>> variants(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(one -> one.isSealed() ? variants(one).stream() : Stream.of(one))
                .toList();
    }
}
