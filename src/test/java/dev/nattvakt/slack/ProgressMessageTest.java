package dev.nattvakt.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/// Progress in one message: a `response_url` takes five posts in all.
class ProgressMessageTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> updates = new ArrayList<>();
    private final List<Runnable> queued = new ArrayList<>();
    private final ProgressMessage progress =
            new ProgressMessage(this::updated, time, Runnable::run);

    private void updated(int done, int total) {
        updates.add(done + " of " + total);
    }

    @Test
    void updatesAtAThirdAndAtTwoThirds() {
        for (int done = 1; done <= 40; done++) {
            time.pass(Duration.ofSeconds(1));
            progress.report(done, 40);
        }

        assertThat(updates).containsExactly("14 of 40", "27 of 40");
    }

    @Test
    void isQuietWhenItGoesFast() {
        for (int done = 1; done <= 40; done++) {
            time.pass(Duration.ofMillis(10));
            progress.report(done, 40);
        }

        assertThat(updates).isEmpty();
    }

    @Test
    void leavesTimeBetweenTwoUpdates() {
        time.pass(Duration.ofSeconds(3));
        progress.report(14, 40);
        time.pass(Duration.ofSeconds(1));
        progress.report(28, 40);
        time.pass(Duration.ofSeconds(1));
        progress.report(30, 40);

        assertThat(updates).containsExactly("14 of 40", "30 of 40");
    }

    @Test
    void nothingComesAfterTheEnd() {
        ProgressMessage late = new ProgressMessage(this::updated, time, queued::add);
        time.pass(Duration.ofSeconds(3));
        late.report(20, 40);
        late.end();

        queued.forEach(Runnable::run);

        assertThat(queued).hasSize(1);
        assertThat(updates).isEmpty();
    }

    @Test
    void aServerThatStopsStillEndsTheChange() {
        ProgressMessage stopping =
                new ProgressMessage(
                        this::updated,
                        time,
                        _ -> {
                            throw new RejectedExecutionException();
                        });
        time.pass(Duration.ofSeconds(3));

        assertThatCode(() -> stopping.report(20, 40)).doesNotThrowAnyException();
        assertThat(updates).isEmpty();
    }
}
