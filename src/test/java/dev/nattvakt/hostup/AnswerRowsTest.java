package dev.nattvakt.hostup;

import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A small helping of what tools/faults does at length.
@QuarkusTest
@TestProfile(PlayedHostUp.Profile.class)
class AnswerRowsTest {

    private static final long SEED = 20261128;

    static Stream<Row> rows() {
        return AnswerRows.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void neverTakesAnAnswerForAnother(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, row.usual() / 10);

        assertThat(tally.shown()).describedAs("%s", tally.counts()).isEmpty();
        assertThat(tally.n()).isPositive();
    }
}
