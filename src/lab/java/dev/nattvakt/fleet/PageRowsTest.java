package dev.nattvakt.fleet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A few cases of the row that tools/faults runs with many.
class PageRowsTest {

    private static final long SEED = 20261128;

    @Test
    void endsWithEveryServerOnce() throws InterruptedException {
        assertThat(PageRows.row().run(SEED, 200).shown()).isEmpty();
    }
}
