package dev.nattvakt;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class TimerTest {

    /// Each task waits for the other: on one thread neither would end.
    @Test
    void runsTasksThatBlockSideBySide() throws InterruptedException {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        try (Timer timer = new Timer()) {
            for (int i = 0; i < 2; i++) {
                timer.after(
                        Duration.ZERO,
                        () -> {
                            threads.add(Thread.currentThread());
                            meet(begun);
                            ended.countDown();
                        });
            }
            ended.await();
        }

        assertThat(threads).hasSize(2).doesNotHaveDuplicates().allMatch(Thread::isVirtual);
    }

    /// The thread that waits ends only when nothing is left that it could start.
    @Test
    void startsNothingMoreOnceClosed() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Set<Thread> ofOthers = timerThreads();
        Timer timer = new Timer();
        timer.after(Duration.ofHours(1), () -> done.set(true));
        Set<Thread> waiting = timerThreads();
        waiting.removeAll(ofOthers);
        assertThat(waiting).hasSize(1);

        timer.close();
        timer.after(Duration.ZERO, () -> done.set(true));

        for (Thread thread : waiting) {
            assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(done).isFalse();
    }

    private static Set<Thread> timerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("nattvakt-timer"))
                .collect(Collectors.toSet());
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
