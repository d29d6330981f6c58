package dev.nattvakt.watch;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A small helping of what tools/faults does at length.
class RoundRowsTest {

    private static final long SEED = 20261129;

    static Stream<Row> rows() {
        return RoundRows.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void saysWhatItDidNotSee(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, row.usual() / 20);

        assertThat(tally.shown()).describedAs("%s", tally.counts()).isEmpty();
        assertThat(tally.of("steps")).isPositive();
    }
}
