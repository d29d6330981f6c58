package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

@Timeout(30)
class VpsLocksTest {

    private static final VpsId WEB = new VpsId("vps_1");
    private static final VpsId DB = new VpsId("vps_2");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final VpsLocks locks = new VpsLocks();

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(locks).extracting("entries").asInstanceOf(MAP).isEqualTo(Map.of());
    }

    @Test
    void isTakenAgainOnceItIsLeft() {
        locks.take(WEB, Duration.ZERO).orElseThrow().close();

        locks.take(WEB, Duration.ZERO).orElseThrow().close();
    }

    @Test
    void holdsNobodyUpOnAnotherServer() throws InterruptedException {
        try (VpsLocks.Held _ = locks.take(WEB, Duration.ZERO).orElseThrow()) {
            assertThat(takenBySomebodyElse(DB, Duration.ZERO)).isTrue();
        }
    }

    @Test
    void isBusyWhenTheWaitIsOver() throws InterruptedException {
        try (VpsLocks.Held _ = locks.take(WEB, Duration.ZERO).orElseThrow()) {
            assertThat(takenBySomebodyElse(WEB, Duration.ZERO)).isFalse();
            assertThat(takenBySomebodyElse(WEB, Duration.ofMillis(1))).isFalse();
            assertThat(takenBySomebodyElse(WEB, Duration.ofSeconds(-5))).isFalse();
        }
    }

    @Test
    void goesByOrderOfComing() throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> waiting = new ArrayList<>();

        try (VpsLocks.Held _ = locks.take(WEB, Duration.ZERO).orElseThrow()) {
            for (int i = 1; i <= 5; i++) {
                int number = i;
                Thread next =
                        Thread.ofPlatform()
                                .start(() -> {
                                    try (VpsLocks.Held _ = locks.take(WEB, LONG).orElseThrow()) {
                                        order.add(number);
                                    }
                                });
                Threads.awaitWaiting(next);
                waiting.add(next);
            }
        }
        for (Thread thread : waiting) {
            thread.join();
        }

        assertThat(order).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aStoppedThreadGetsNothingAndStaysStopped() throws InterruptedException {
        List<Boolean> seen = Collections.synchronizedList(new ArrayList<>());
        try (VpsLocks.Held _ = locks.take(WEB, Duration.ZERO).orElseThrow()) {
            Thread stopped =
                    Thread.ofPlatform()
                            .start(() -> {
                                Optional<VpsLocks.Held> held = locks.take(WEB, LONG);
                                seen.add(held.isPresent());
                                seen.add(Thread.currentThread().isInterrupted());
                            });
            Threads.awaitWaiting(stopped);

            stopped.interrupt();
            stopped.join();
        }

        assertThat(seen).containsExactly(false, true);
    }

    private boolean takenBySomebodyElse(VpsId vps, Duration wait) throws InterruptedException {
        List<Boolean> taken = Collections.synchronizedList(new ArrayList<>());
        Thread.ofPlatform()
                .start(() -> {
                    Optional<VpsLocks.Held> held = locks.take(vps, wait);
                    taken.add(held.isPresent());
                    held.ifPresent(VpsLocks.Held::close);
                })
                .join();
        return taken.getFirst();
    }
}
