package dev.nattvakt.policyfile;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A few cases of the rows that tools/faults runs with many.
class PolicyRowsTest {

    private static final long SEED = 20261128;

    static Stream<Row> rows() {
        return PolicyRows.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void holds(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, row.usual() / 20);

        assertThat(tally.shown()).describedAs("%s", tally.counts()).isEmpty();
    }
}
