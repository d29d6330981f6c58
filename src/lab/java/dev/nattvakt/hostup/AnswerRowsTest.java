package dev.nattvakt.hostup;

import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;
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
    private static final Set<String> SMALL =
            Set.of("X4/wire", "X5/wire", "U1/wire", "A3/closed", "A3/waiting");

    @Inject Vertx vertx;

    static Stream<Row> rows() {
        return Stream.concat(AnswerRows.all().stream(), FleetWireRows.all().stream());
    }

    @Test
    void saysNothingFalseOverTheWire() throws Exception {
        try (WireRows wire = new WireRows(vertx)) {
            for (Row row : wire.all()) {
                if (SMALL.contains(row.name())) {
                    Tally tally = row.run(SEED, row.usual() / 10);
                    assertThat(tally.shown()).describedAs("%s", tally.counts()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void neverTakesAnAnswerForAnother(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, row.usual() / 10);

        assertThat(tally.shown()).describedAs("%s", tally.counts()).isEmpty();
        assertThat(tally.n()).isPositive();
    }
}
