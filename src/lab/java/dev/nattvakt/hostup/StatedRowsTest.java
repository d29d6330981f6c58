package dev.nattvakt.hostup;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A small helping of what tools/faults does at length.
class StatedRowsTest {

    private static final long SEED = 20261129;

    static Stream<Row> rows() {
        return StatedRows.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void readsWhatIsStatedAndNothingElse(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, row.usual() / 20);

        assertThat(tally.shown()).describedAs("%s", tally.counts()).isEmpty();
        assertThat(tally.n()).isPositive();
    }

    @Test
    void isOneRowForEachKindOfAnswer() {
        assertThat(rows())
                .extracting(Row::name)
                .containsExactly("U1", "U4", "U5", "U6", "U7", "U8", "U9");
    }
}
