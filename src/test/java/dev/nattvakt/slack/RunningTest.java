package dev.nattvakt.slack;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunningTest {

    @Test
    void whoeverHearsTheResultStartsAfresh() {
        AtomicReference<Runnable> work = new AtomicReference<>();
        Running<String, Integer> running = new Running<>(work::set);
        var first = running.join("a", () -> 1);
        var next = first.work().thenApply(_ -> running.join("a", () -> 2).first());

        work.get().run();

        assertThat(next).isCompletedWithValue(true);
    }

    @Test
    void fewerThanTwoStartTheSame() {
        Running<String, Integer> running = new Running<>(_ -> {});

        assertThat(running.join("a", () -> 1).first()).isTrue();
        assertThat(running.join("a", () -> 1).first()).isFalse();
        assertThat(running.join("b", () -> 1).first()).isTrue();
    }

    @Test
    void endsWhenNothingIsStartedAnyMore() {
        Running<String, Integer> running =
                new Running<>(_ -> {
                    throw new RejectedExecutionException();
                });

        var joined = running.join("a", () -> 1);

        assertThatThrownBy(joined.work()::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(running.join("a", () -> 1).first()).isTrue();
    }
}
