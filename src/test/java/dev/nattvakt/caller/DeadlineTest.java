package dev.nattvakt.caller;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineTest {

    private final VirtualTime time = new VirtualTime();

    @ParameterizedTest(name = "10 s deadline after {0}: {1} left")
    @CsvSource({"PT0S, PT10S", "PT4S, PT6S", "PT10S, PT0S", "PT11S, PT0S"})
    void leavesWhatHasNotPassedAndNeverLess(Duration passed, Duration left) {
        Deadline deadline = time.deadline(Duration.ofSeconds(10));

        time.advance(passed);

        assertThat(deadline.left()).isEqualTo(left);
    }

    @ParameterizedTest(name = "{0} fits 10 s: {1}")
    @CsvSource({"PT0S, true", "PT9.999999999S, true", "PT10S, false", "PT11S, false"})
    void fitsWhatEndsBeforeIt(Duration work, boolean fits) {
        Deadline deadline = time.deadline(Duration.ofSeconds(10));

        assertThat(deadline.fits(work)).isEqualTo(fits);
    }

    @Test
    void fitsNothingWhenItIsOver() {
        Deadline deadline = time.deadline(Duration.ofSeconds(10));

        time.advance(Duration.ofSeconds(10));

        assertThat(deadline.fits(Duration.ZERO)).isFalse();
    }

    @ParameterizedTest(name = "10 s within {0}: {1} left")
    @CsvSource({"PT3S, PT3S", "PT10S, PT10S", "PT30S, PT10S"})
    void isNeverStretchedByAnInnerOne(Duration inner, Duration left) {
        Deadline deadline = time.deadline(Duration.ofSeconds(10));

        assertThat(deadline.within(inner).left()).isEqualTo(left);
    }

    @ParameterizedTest(name = "wall clock moved by {0}")
    @CsvSource({"PT1H", "PT-1H", "P366D"})
    void doesNotHeedTheWallClock(Duration jump) {
        Deadline deadline = time.deadline(Duration.ofSeconds(10));

        time.setWallClock(VirtualTime.START.plus(jump));

        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void runsOnTheMachinesMonotonicClockByItself() {
        Deadline deadline = Deadline.in(Duration.ofDays(1));

        assertThat(deadline.left()).isBetween(Duration.ofDays(1).minusHours(1), Duration.ofDays(1));
    }

    @Test
    void saysWhatIsLeft() {
        Deadline deadline = time.deadline(Duration.ofSeconds(90));

        assertThat(deadline).hasToString("PT1M30S left");
    }
}
