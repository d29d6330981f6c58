package dev.nattvakt.fleet.pace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(30)
class AbreastTest {

    private final List<Integer> begun = new ArrayList<>();

    @Test
    void doesSoManyAtOnceAndGivesTheResultsInOrder() {
        CyclicBarrier threeAtOnce = new CyclicBarrier(3);
        var results =
                new Abreast(Thread::startVirtualThread, () -> 3)
                        .over(
                                List.of(1, 2, 3, 4, 5, 6),
                                number -> {
                                    await(threeAtOnce);
                                    return number * 10;
                                },
                                () -> true);

        assertThat(IntStream.range(0, 3).map(_ -> results.next()).toArray())
                .containsExactly(10, 20, 30);
    }

    @Test
    void beginsNoFurtherThingThanItMay() {
        boolean[] mayBegin = {true};
        var results =
                new Abreast(Runnable::run, () -> 2)
                        .over(List.of(1, 2, 3), this::note, () -> mayBegin[0]);
        assertThat(results.isBegun()).isFalse();
        assertThat(results.next()).isEqualTo(1);
        mayBegin[0] = false;

        assertThat(begun).containsExactly(1, 2);
        assertThat(results.isBegun()).isTrue();
        assertThat(results.next()).isEqualTo(2);
        assertThat(begun).containsExactly(1, 2);

        // Asked for all the same, it is done.
        assertThat(results.isBegun()).isFalse();
        assertThat(results.next()).isEqualTo(3);
    }

    @Test
    void throwsWhatTheWorkThrewForThatOne() {
        var results =
                Abreast.ALONE.over(
                        List.of(1, 2),
                        number -> {
                            if (number == 1) {
                                throw new IllegalStateException("the first");
                            }
                            return number;
                        },
                        () -> true);

        assertThatIllegalStateException().isThrownBy(results::next).withMessage("the first");
        assertThat(results.next()).isEqualTo(2);
    }

    private int note(int number) {
        begun.add(number);
        return number;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
    }
}
