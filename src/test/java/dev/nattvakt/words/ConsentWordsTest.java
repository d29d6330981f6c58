package dev.nattvakt.words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.cadence.Frequency;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentWordsTest {

    private static final Instant WINTER = Instant.parse("2026-11-22T03:05:00Z");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Fields DAILY =
            Fields.of("frequency", "daily").with("hour", 2).with("retentionCount", 3);
    private static final Direction STRENGTHENS = new Direction.Strengthens();

    @ParameterizedTest
    @EnumSource
    void everyLossIsASentence(Direction.Loss loss) {
        Direction direction = new Direction.Weakens(EnumSet.of(loss));

        List<Words> all =
                Stream.concat(
                                ConsentWords.means(facts(UTC), direction).stream(),
                                ConsentWords.unknown(facts(UTC), direction).stream())
                        .toList();

        assertThat(all).hasSize(1);
        assertThat(all.getFirst().plain()).endsWith(".");
    }

    @Test
    void whatNobodyKnowsIsNoMeaning() {
        Direction direction =
                new Direction.Weakens(EnumSet.of(Direction.Loss.PERHAPS_SOMETHING_UNSTATED));

        assertThat(ConsentWords.means(facts(UTC), direction)).isEmpty();
        assertThat(ConsentWords.unknown(facts(UTC), direction)).hasSize(1);
    }

    static Stream<Warning> doubts() {
        return Stream.of(
                new Warning.LimitsUnstated(),
                new Warning.OtherNextRun(WINTER, WINTER.plusSeconds(60)),
                new Warning.InDoubt("rcp_1", WINTER),
                new Warning.CopiesUndocumented(Subject.BACKUP_SCHEDULE),
                old(Warning.Fate.UNKNOWN));
    }

    static Stream<Warning> consequences() {
        return Stream.of(
                new Warning.DayMissing(31),
                new Warning.ClockChange(STOCKHOLM, WINTER),
                new Warning.MoreRunsThanSlots(6, 3),
                new Warning.OthersOn(List.of()),
                new Warning.NothingOn(Subject.BACKUP_SCHEDULE),
                new Warning.BuysNoSlots(9, Optional.of(5)),
                new Warning.UndoWeakens(new Direction.Weakens(Set.of(Direction.Loss.FEWER_COPIES))),
                old(Warning.Fate.SWITCHED_OFF));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void aDoubtIsUnknown(Warning doubt) {
        assertThat(ConsentWords.unknown(facts(UTC, doubt), STRENGTHENS)).hasSize(1);
        assertThat(ConsentWords.means(facts(UTC, doubt), STRENGTHENS)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("consequences")
    void aConsequenceIsAMeaning(Warning consequence) {
        assertThat(ConsentWords.means(facts(UTC, consequence), STRENGTHENS)).hasSize(1);
        assertThat(ConsentWords.unknown(facts(UTC, consequence), STRENGTHENS)).isEmpty();
    }

    @Test
    void aStateIsToldOnBothClocks() {
        assertThat(ConsentWords.state(facts(STOCKHOLM), DAILY, WINTER).plain())
                .isEqualTo("daily at 02:00 UTC, keeping 3 copies (03:00 Europe/Stockholm)");
        assertThat(ConsentWords.state(facts(UTC), DAILY, WINTER).plain())
                .isEqualTo("daily at 02:00 UTC, keeping 3 copies");
        assertThat(ConsentWords.state(facts(UTC), DAILY.with("enabled", false), WINTER).plain())
                .isEqualTo("switched off: daily at 02:00 UTC, keeping 3 copies");
        assertThat(ConsentWords.state(facts(UTC), Fields.NONE, WINTER).plain()).isEqualTo("none");
    }

    @Test
    void theNextRunIsToldOnBothClocks() {
        assertThat(ConsentWords.nextRun(facts(STOCKHOLM)).orElseThrow().plain())
                .isEqualTo("2026-11-22 03:05 UTC (2026-11-22 04:05 Europe/Stockholm)");
        assertThat(ConsentWords.nextRun(facts(UTC)).orElseThrow().plain())
                .isEqualTo("2026-11-22 03:05 UTC");
    }

    @ParameterizedTest
    @EnumSource
    void everyDoorHasAName(Door door) {
        assertThat(ConsentWords.name(door)).isEqualToIgnoringCase(door.name());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    APP,         ' on the card that is shown with this'
                    SLACK,       ' with a button in Slack'
                    ELICITATION, ' when asked'
                    """)
    void saysWhereAPersonDecides(ApprovalWay way, String where) {
        assertThat(ConsentWords.where(Set.of(way))).isEqualTo(where);
    }

    private static Warning old(Warning.Fate fate) {
        return new Warning.OldSchedule(Frequency.WEEKLY, fate, Optional.empty());
    }

    private static Facts facts(ZoneId asker, Warning... warnings) {
        return new Facts(
                OutcomeExamples.WEB,
                Subject.BACKUP_SCHEDULE,
                DAILY,
                DAILY,
                List.of(WINTER),
                Fields.NONE,
                List.of(warnings),
                UTC,
                Optional.of(asker));
    }
}
