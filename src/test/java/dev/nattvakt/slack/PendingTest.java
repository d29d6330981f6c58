package dev.nattvakt.slack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(30)
class PendingTest {

    private final Pending pending = new Pending();

    @Test
    void waitsForWhatIsUnderWay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread work =
                Thread.ofVirtual()
                        .start(() ->
                                pending.run(() -> {
                                    begun.countDown();
                                    await(mayEnd);
                                }));
        begun.await();

        assertThat(pending.awaitNone(Duration.ofMillis(1))).isFalse();
        mayEnd.countDown();
        assertThat(pending.awaitNone(Duration.ofSeconds(20))).isTrue();
        work.join();
    }

    @Test
    void endsWithAFailureAsWell() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        pending.run(() -> {
                            throw new IllegalStateException();
                        }));

        assertThat(pending.awaitNone(Duration.ZERO)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
