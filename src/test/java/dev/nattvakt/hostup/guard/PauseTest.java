package dev.nattvakt.hostup.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.nattvakt.hostup.FakeTime;

import static org.assertj.core.api.Assertions.assertThat;

class PauseTest {

    private final FakeTime time = new FakeTime();
    private final Pause pause = new Pause(time, time);

    @Test
    void isNotThereAtFirst() {
        assertThat(pause.waitOut(time.deadlineIn(1))).isTrue();
        assertThat(time.waited()).isEmpty();
    }

    @Test
    void isWaitedOutWhenItFitsTheDeadline() {
        pause.begin(Duration.ofSeconds(7));

        assertThat(pause.waitOut(time.deadlineIn(30))).isTrue();
        assertThat(time.waited()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void isNotEvenBegunWhenItOutlastsTheDeadline() {
        pause.begin(Duration.ofSeconds(30));

        assertThat(pause.waitOut(time.deadlineIn(30))).isFalse();
        assertThat(time.waited()).isEmpty();
        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void isProbedEveryTwoMinutesOnceItHasLastedFive() {
        pause.begin(Duration.ofHours(24));
        time.pass(Duration.ofMinutes(5).minusNanos(1));
        assertThat(pause.mayProbe()).isFalse();

        time.pass(Duration.ofNanos(1));
        assertThat(pause.mayProbe()).isTrue();
        assertThat(pause.mayProbe()).isFalse();

        time.pass(Duration.ofMinutes(2));
        pause.begin(Duration.ofHours(24));
        assertThat(pause.mayProbe()).isTrue();

        pause.lift();
        assertThat(pause.left()).isZero();
    }

    @Test
    void isNotProbedEarlyBecauseAnEarlierOneWas() {
        pause.begin(Duration.ofMinutes(6));
        time.pass(Duration.ofMinutes(10));
        pause.begin(Duration.ofHours(1));

        assertThat(pause.mayProbe()).isFalse();
    }

    @Test
    void neverGetsShorter() {
        pause.begin(Duration.ofSeconds(7));
        pause.begin(Duration.ofSeconds(1));

        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void countsWhatWasAskedForOnce() {
        pause.begin(Duration.ofSeconds(7));
        pause.begin(Duration.ofSeconds(7));
        pause.begin(Duration.ofSeconds(1));
        pause.begin(Duration.ofSeconds(9));

        assertThat(pause.count()).isEqualTo(2);
        assertThat(pause.total()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void tellsEachTimeThatHostUpSaysWait() {
        AtomicInteger told = new AtomicInteger();
        pause.whenBegun(told::incrementAndGet);

        pause.begin(Duration.ofSeconds(7));
        pause.begin(Duration.ofSeconds(1));

        assertThat(told).hasValue(2);
    }

    @Test
    void isWaitedOutAlsoWhenItGrowsMeanwhile() {
        Pause[] growing = new Pause[1];
        growing[0] =
                new Pause(
                        time,
                        wait -> {
                            if (time.waited().isEmpty()) {
                                growing[0].begin(wait.plusSeconds(5));
                            }
                            time.pass(wait);
                        });
        growing[0].begin(Duration.ofSeconds(2));

        assertThat(growing[0].waitOut(time.deadlineIn(30))).isTrue();
        assertThat(time.waited()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void endsForAThreadThatIsAskedToStop() {
        Pause stopped = new Pause(time, _ -> Thread.currentThread().interrupt());
        stopped.begin(Duration.ofSeconds(1));

        assertThat(stopped.waitOut(time.deadlineIn(30))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
