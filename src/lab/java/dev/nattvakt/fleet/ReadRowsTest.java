package dev.nattvakt.fleet;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A small helping of what tools/faults does at length.
class ReadRowsTest {

    private static final long SEED = 20261129;

    static Stream<Row> rows() {
        return ReadRows.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void tellsEverythingOfTheOtherServers(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, row.usual() / 50);

        assertThat(tally.shown()).describedAs("%s", tally.counts()).isEmpty();
        assertThat(tally.n()).isPositive();
    }
}
