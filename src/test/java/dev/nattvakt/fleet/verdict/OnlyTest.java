package dev.nattvakt.fleet.verdict;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OnlyTest {

    private static Set<Verdict> admitted(Only only) {
        return Stream.of(Verdict.values())
                .filter(verdict ->
                        only.admits(new Judgement(verdict, new Evidence.NotStated("lastRun"))))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"PAUSED, PAUSED", "UNPROTECTED, UNPROTECTED SNAPSHOT_ONLY"})
    void admitsTheVerdictsItIsNamedAfter(Only only, String verdicts) {
        assertThat(admitted(only))
                .extracting(Verdict::name)
                .containsExactlyInAnyOrder(verdicts.split(" "));
    }

    @Test
    void admitsAllOrWhatNeedsSomebody() {
        assertThat(admitted(Only.ALL)).isEqualTo(EnumSet.allOf(Verdict.class));
        assertThat(admitted(Only.PROBLEMS))
                .isEqualTo(
                        EnumSet.complementOf(
                                EnumSet.of(Verdict.PROTECTED, Verdict.EXEMPT, Verdict.SCHEDULED)));
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void aServerThatIsNotJudgedIsAmongAllOnly(Verdict verdict) {
        Judgement none = new Judgement(verdict, new Evidence.Terminated());

        assertThat(Only.values()).filteredOn(only -> only.admits(none)).containsExactly(Only.ALL);
    }
}
