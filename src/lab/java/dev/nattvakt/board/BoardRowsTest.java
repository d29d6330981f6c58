package dev.nattvakt.board;

import org.junit.jupiter.api.Test;

import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A few cases of the row that tools/faults runs with many.
class BoardRowsTest {

    private static final long SEED = 20261129;

    @Test
    void showsEachServerAsItIsOrAsUnknown() throws InterruptedException {
        Tally tally = BoardRows.all().getFirst().run(SEED, 200);

        assertThat(tally.shown()).describedAs("%s", tally.counts()).isEmpty();
        assertThat(tally.of("whole")).isPositive();
    }
}
