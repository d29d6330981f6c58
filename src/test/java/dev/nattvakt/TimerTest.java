package dev.nattvakt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class TimerTest {

    @Test
    void doesEachTaskOnAThreadOfItsOwn() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        try (Timer timer = new Timer()) {
            for (int i = 0; i < 2; i++) {
                timer.after(Duration.ZERO, () -> meet(both));
            }
            both.await();
        }

        assertThat(both.getCount()).isZero();
    }

    @Test
    void doesNothingMoreOnceClosed() {
        AtomicBoolean done = new AtomicBoolean();
        Timer timer = new Timer();
        timer.after(Duration.ofHours(1), () -> done.set(true));

        timer.close();
        timer.after(Duration.ZERO, () -> done.set(true));

        assertThat(done).isFalse();
    }

    private static void meet(CountDownLatch all) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
