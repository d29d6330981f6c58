package dev.nattvakt.change;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A small helping of what tools/faults does at length.
class FleetPlanRowsTest {

    private static final long SEED = 20261128;
    private static final int CASES = 10;

    static Stream<Row> rows() {
        return FleetPlanRows.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void holdsForManyServers(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, Math.clamp(row.usual() / 20, 1, CASES));

        assertThat(tally.shown()).isEmpty();
        assertThat(tally.n()).isPositive();
    }

    @Test
    void theLaboratorySeesTheDifferenceToANaiveLoop() throws InterruptedException {
        Tally tally =
                rows().filter(row -> row.name().equals("F2"))
                        .findFirst()
                        .orElseThrow()
                        .run(SEED, CASES);

        assertThat(tally.of("naive: applied more than once")).isPositive();
        assertThat(tally.of("naive: says done, and it is not so")).isPositive();
    }
}
