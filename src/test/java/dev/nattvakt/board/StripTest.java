package dev.nattvakt.board;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.nattvakt.fleet.verdict.Week;
import dev.nattvakt.fleet.verdict.Week.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class StripTest {

    private static final Week.Days DAYS =
            Week.Days.upTo(Instant.parse("2026-11-22T10:15:00Z"), ZoneId.of("UTC"));

    @Test
    void drawsOnePathForEachKind() {
        Week week =
                week(
                        run("2026-11-16T02:00:00Z", Kind.RAN),
                        run("2026-11-17T02:00:00Z", Kind.FAILED),
                        run("2026-11-18T02:00:00Z", Kind.RAN),
                        run("2026-11-22T23:00:00Z", Kind.PLANNED));

        assertThat(Strip.of(week, DAYS))
                .isEqualTo(
                        new Strip(
                                List.of(
                                        new Strip.Path("ra", "M2 3v14M50 3v14"),
                                        new Strip.Path("fa", "M22 6l8 8m0-8l-8 8"),
                                        new Strip.Path("pl", "M167 10h0")),
                                "2 ran, 1 failed, 1 planned"));
    }

    @Test
    void saysSoWhenNothingIsKnown() {
        assertThat(Strip.of(week(), DAYS)).isEqualTo(new Strip(List.of(), "no runs known"));
    }

    @Test
    void noTwoKindsLookOrSoundTheSame() {
        List<Strip> strips =
                Stream.of(Kind.values())
                        .map(kind -> Strip.of(week(run("2026-11-18T02:00:00Z", kind)), DAYS))
                        .toList();

        assertThat(strips).extracting(Strip::words).doesNotHaveDuplicates();
        assertThat(strips)
                .extracting(strip -> strip.paths().getFirst().d())
                .doesNotHaveDuplicates();
        assertThat(strips)
                .extracting(strip -> strip.paths().getFirst().kind())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void theFleetsBarsUseTheSameKinds(Kind kind) {
        Nights nights = Nights.of(List.of(week(run("2026-11-18T02:00:00Z", kind))), DAYS);

        assertThat(nights.parts()).hasSize(1);
        assertThat(nights.parts().getFirst().kind()).isEqualTo(Strip.style(kind));
        assertThat(nights.parts().getFirst().x()).isEqualTo(52);
        assertThat(nights.words())
                .startsWith(
                        "Mon no runs known; Tue no runs known; Wed 1 " + Strip.word(kind) + ";");
    }

    @Test
    void barsStandOnEachOtherAndTheRareIsSeen() {
        List<Week> fleet =
                Stream.concat(
                                Stream.generate(() -> week(run("2026-11-16T02:00:00Z", Kind.RAN)))
                                        .limit(999),
                                Stream.of(week(run("2026-11-16T02:00:00Z", Kind.FAILED))))
                        .toList();

        List<Nights.Part> parts = Nights.of(fleet, DAYS).parts();

        assertThat(parts)
                .containsExactly(new Nights.Part("ra", 4, 13, 47), new Nights.Part("fa", 4, 11, 2));
    }

    private static Week week(Week.Run... runs) {
        return new Week(List.of(runs));
    }

    private static Week.Run run(String at, Kind kind) {
        return new Week.Run(Instant.parse(at), kind);
    }
}
