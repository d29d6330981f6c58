package dev.nattvakt.slack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import dev.nattvakt.slack.SingleFlight.Joined;
import dev.nattvakt.slack.SingleFlight.Lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SingleFlightTest {

    private static final Lane WEB = new Lane("anna", "web-01");

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private final SingleFlight<String, Integer> commands = new SingleFlight<>(threads::add);

    @Test
    void whoeverHearsTheResultStartsAfresh() {
        var next = join(WEB, "a").work().thenApply(_ -> join(WEB, "a").first());

        runNext();

        assertThat(next).isCompletedWithValue(true);
    }

    @Test
    void sameCommandJoinsTheFirstWhileItRuns() {
        assertThat(join(WEB, "05:00").first()).isTrue();
        assertThat(join(WEB, "05:00").first()).isFalse();
        assertThat(join(new Lane("bo", "web-01"), "05:00").first()).isTrue();
    }

    @Test
    void commandsWithAnotherBetweenThemAllRunInOrder() {
        join(WEB, "05:00");
        join(WEB, "06:00");
        assertThat(join(WEB, "05:00").first()).isTrue();

        runAll();

        assertThat(ran).containsExactly("05:00", "06:00", "05:00");
    }

    @Test
    void anotherNameMayBeTheSameServer() {
        join(WEB, "05:00");
        join(new Lane("anna", "vps_1"), "06:00");

        assertThat(join(WEB, "05:00").first()).isTrue();
    }

    @Test
    void pressOfAButtonComesBetweenToo() {
        join(WEB, "05:00");
        commands.interrupt("anna");

        assertThat(join(WEB, "05:00").first()).isTrue();
    }

    @Test
    void nextBeginsWhenTheOneBeforeHasEnded() {
        join(WEB, "05:00");
        join(WEB, "06:00");
        join(new Lane("anna", "db-01"), "07:00");
        assertThat(threads).hasSize(2);

        runNext();
        assertThat(threads).hasSize(2);
    }

    @Test
    void failureLetsTheNextBegin() {
        Joined<Integer> broken =
                commands.join(
                        WEB,
                        "broken",
                        () -> {
                            throw new IllegalStateException("a bug");
                        });
        Joined<Integer> next = join(WEB, "06:00");

        runAll();

        assertThat(broken.work()).isCompletedExceptionally();
        assertThat(next.work()).isCompletedWithValue(1);
    }

    @Test
    void noMoreThanTenWait() {
        for (int i = 0; i <= SingleFlight.MOST_WAITING; i++) {
            assertThat(join(WEB, "a" + i).work()).isNotDone();
        }
        assertThat(join(WEB, "one more").work()).isCompletedExceptionally();

        runAll();
        assertThat(ran).hasSize(SingleFlight.MOST_WAITING + 1);
        assertThat(join(WEB, "again").work()).isNotDone();
    }

    @Test
    void endsWhenNothingIsStartedAnyMore() {
        SingleFlight<String, Integer> stopped =
                new SingleFlight<>(_ -> {
                    throw new RejectedExecutionException();
                });

        var joined = stopped.join(WEB, "a", () -> 1);

        assertThatThrownBy(joined.work()::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(stopped.join(WEB, "a", () -> 1).first()).isTrue();
    }

    private Joined<Integer> join(Lane lane, String command) {
        return commands.join(
                lane,
                command,
                () -> {
                    ran.add(command);
                    return 1;
                });
    }

    private void runNext() {
        threads.remove().run();
    }

    private void runAll() {
        while (!threads.isEmpty()) {
            runNext();
        }
    }
}
