package dev.nattvakt.slack;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SingleFlightTest {

    @Test
    void whoeverHearsTheResultStartsAfresh() {
        AtomicReference<Runnable> work = new AtomicReference<>();
        SingleFlight<String, Integer> singleFlight = new SingleFlight<>(work::set);
        var first = singleFlight.join("a", () -> 1);
        var next = first.work().thenApply(_ -> singleFlight.join("a", () -> 2).first());

        work.get().run();

        assertThat(next).isCompletedWithValue(true);
    }

    @Test
    void fewerThanTwoStartTheSame() {
        SingleFlight<String, Integer> singleFlight = new SingleFlight<>(_ -> {});

        assertThat(singleFlight.join("a", () -> 1).first()).isTrue();
        assertThat(singleFlight.join("a", () -> 1).first()).isFalse();
        assertThat(singleFlight.join("b", () -> 1).first()).isTrue();
    }

    @Test
    void endsWhenNothingIsStartedAnyMore() {
        SingleFlight<String, Integer> singleFlight =
                new SingleFlight<>(_ -> {
                    throw new RejectedExecutionException();
                });

        var joined = singleFlight.join("a", () -> 1);

        assertThatThrownBy(joined.work()::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(singleFlight.join("a", () -> 1).first()).isTrue();
    }
}
