package dev.nattvakt.hostup;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PauseTest {

    private final FakeTime time = new FakeTime();
    private final Pause pause = new Pause(time, time);

    @Test
    void isNotThereAtFirst() {
        assertThat(pause.waitOut(time.deadlineIn(1))).isTrue();
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void isSleptThroughWhenItFitsTheDeadline() {
        pause.begin(Duration.ofSeconds(7));

        assertThat(pause.waitOut(time.deadlineIn(30))).isTrue();
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void isNotEvenBegunWhenItOutlastsTheDeadline() {
        pause.begin(Duration.ofSeconds(30));

        assertThat(pause.waitOut(time.deadlineIn(30))).isFalse();
        assertThat(time.slept()).isEmpty();
        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void neverGetsShorter() {
        pause.begin(Duration.ofSeconds(7));
        pause.begin(Duration.ofSeconds(1));

        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void isWaitedOutAlsoWhenItGrowsMeanwhile() {
        Pause[] growing = new Pause[1];
        growing[0] =
                new Pause(
                        time,
                        wait -> {
                            if (time.slept().isEmpty()) {
                                growing[0].begin(wait.plusSeconds(5));
                            }
                            time.sleep(wait);
                        });
        growing[0].begin(Duration.ofSeconds(2));

        assertThat(growing[0].waitOut(time.deadlineIn(30))).isTrue();
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void endsForAThreadThatIsInterrupted() {
        Pause interrupted =
                new Pause(
                        time,
                        _ -> {
                            throw new InterruptedException();
                        });
        interrupted.begin(Duration.ofSeconds(1));

        assertThat(interrupted.waitOut(time.deadlineIn(30))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
