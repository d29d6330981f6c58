package dev.nattvakt.change;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A small helping of what tools/faults does at length.
class CoreRowsTest {

    private static final long SEED = 20261122;

    static Stream<Row> rows() {
        return CoreRows.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void holdsUnderEveryFault(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, row.usual() / 50);

        assertThat(tally.shown()).isEmpty();
        assertThat(tally.n()).isPositive();
    }

    @Test
    void theLaboratorySeesTheDifferenceToANaiveClient() throws InterruptedException {
        Tally tally =
                rows().filter(row -> row.name().equals("B11"))
                        .findFirst()
                        .orElseThrow()
                        .run(SEED, 200);

        assertThat(tally.of("naive: applied more than once")).isPositive();
        assertThat(tally.of("naive: says done, and it is not so")).isPositive();
    }

    @Test
    void aRowCanBeReplayed() throws InterruptedException {
        Row row = CoreRows.all().getFirst();

        assertThat(row.run(SEED, 50).counts()).isEqualTo(row.run(SEED, 50).counts());
        assertThat(row.run(SEED, 50).counts()).isNotEqualTo(row.run(SEED + 1, 50).counts());
    }
}
