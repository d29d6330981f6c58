package dev.nattvakt.fleet.port;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CopiesTest {

    private static final Instant FIRST = Instant.parse("2026-11-20T02:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-21T02:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void areKnownFromTheNewestToTheOldestWhateverTheirOrder() {
        Copies copies = new Copies(3, List.of(SECOND, THIRD, FIRST));

        assertThat(copies.made()).containsExactly(THIRD, SECOND, FIRST);
        assertThat(copies.newest()).contains(THIRD);
        assertThat(copies.oldest()).contains(FIRST);
    }

    @Test
    void mayBeThereWithoutATime() {
        Copies copies = new Copies(3, List.of());

        assertThat(copies.newest()).isEmpty();
        assertThat(copies.oldest()).isEmpty();
    }

    @Test
    void haveNoMoreTimesThanThereAreCopies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Copies(1, List.of(FIRST, SECOND)))
                .withMessage("copies: 2 times for 1 copies");
    }
}
