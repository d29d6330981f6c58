package dev.nattvakt.caller;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QuotasTest {

    private static final Caller ONE = new Caller("one", Role.OPERATOR, ServerFilter.ALL);
    private static final Caller OTHER = new Caller("other", Role.OPERATOR, ServerFilter.ALL);

    private final AtomicLong nanoTime = new AtomicLong();
    private final Quotas quotas = new Quotas(60, 6, nanoTime::get);

    @Test
    void letsAMinutesShareThroughAtOnceAndThenAsItRefills() {
        assertThat(granted(ONE, false, 100)).isEqualTo(60);
        assertThat(quotas.take(ONE)).isEqualTo(Duration.ofSeconds(1));

        pass(Duration.ofSeconds(10));

        assertThat(granted(ONE, false, 100)).isEqualTo(10);
    }

    @Test
    void waitingAsLongAsToldIsEnoughAndNoMoreThanNeeded() {
        granted(ONE, true, 6);
        Duration wait = quotas.takeChange(ONE);

        pass(wait.minusNanos(1));
        assertThat(quotas.takeChange(ONE)).isEqualTo(Duration.ofNanos(1));

        pass(Duration.ofNanos(1));
        assertThat(quotas.takeChange(ONE)).isZero();
    }

    @Test
    void countsChangesApart() {
        assertThat(granted(ONE, true, 100)).isEqualTo(6);
        assertThat(granted(ONE, false, 100)).isEqualTo(60);
    }

    @Test
    void aChangeThatWasNotSentDoesNotCount() {
        for (int i = 0; i < 50; i++) {
            assertThat(quotas.takeChange(ONE)).isZero();
            quotas.giveBackChange(ONE);
        }

        assertThat(granted(ONE, true, 100)).isEqualTo(6);
    }

    @Test
    void givingBackMakesNoShareLarger() {
        quotas.giveBackChange(ONE);

        assertThat(granted(ONE, true, 100)).isEqualTo(6);
    }

    @Test
    void othersAreUnharmed() {
        granted(ONE, false, 1_000);

        assertThat(granted(OTHER, false, 100)).isEqualTo(60);
    }

    @Test
    void longSilenceSavesNoMoreThanAMinutesShare() {
        granted(ONE, false, 60);
        pass(Duration.ofDays(1));

        assertThat(granted(ONE, false, 100)).isEqualTo(60);
    }

    @Test
    void remembersABoundedNumberOfCallers() {
        IntStream.range(0, Quotas.MOST_CALLERS + 100)
                .mapToObj(number -> new Caller("c" + number, Role.VIEWER, ServerFilter.ALL))
                .forEach(caller -> quotas.take(caller));

        assertThat(quotas.size()).isEqualTo(Quotas.MOST_CALLERS);
    }

    @Test
    void zeroIsNoLimit() {
        Quotas calls = new Quotas(0, 2, nanoTime::get);

        assertThat(IntStream.range(0, 1_000).filter(_ -> calls.take(ONE).isZero())).hasSize(1_000);
        assertThat(IntStream.range(0, 1_000).filter(_ -> calls.takeChange(ONE).isZero()))
                .hasSize(2);
        assertThat(IntStream.range(0, 1_000).filter(_ -> Quotas.NONE.takeChange(ONE).isZero()))
                .hasSize(1_000);
    }

    @Test
    void isWithinReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quotas(-1, 0, nanoTime::get));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quotas(0, -1, nanoTime::get));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quotas(Quotas.MOST + 1, 0, nanoTime::get));
    }

    private long granted(Caller caller, boolean changing, int tries) {
        return IntStream.range(0, tries)
                .filter(_ -> (changing ? quotas.takeChange(caller) : quotas.take(caller)).isZero())
                .count();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
