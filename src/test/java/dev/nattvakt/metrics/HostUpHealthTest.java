package dev.nattvakt.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.WritesUnderWay;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.port.HostUpFailure.Why;
import dev.nattvakt.fleet.port.HostUpProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class HostUpHealthTest {

    private static final HostUpProblem REFUSED =
            new HostUpProblem(401, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final HostUpHealth health = new HostUpHealth(hostUp, time, time::nanoTime);

    static Stream<Arguments> troubles() {
        return Stream.of(
                arguments(new Why.KeyRefused(REFUSED), "key_refused", "HOSTUP_API_KEY"),
                arguments(
                        new Why.KeyRefused(InMemoryFleet.problem(403, "account_inactive")),
                        "refused",
                        "Another key does not help"),
                arguments(new Why.Unreachable("no route"), "unreachable", "NATTVAKT_HOSTUP_URL"),
                arguments(new Why.Unreadable("not JSON"), "unreadable", "NATTVAKT_HOSTUP_URL"),
                arguments(new Why.Throttled(Duration.ofHours(24)), "paused", "same key"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void tellsWhatIsWrongSinceWhenAndWhatToDo(Why why, String word, String remedy) {
        hostUp.failing("list", why);
        Instant first = health.now().since();
        time.advance(Duration.ofMinutes(2));
        hostUp.failing("list", why);

        HostUpHealth.Seen seen = health.now();

        assertThat(seen.trouble()).contains(word);
        assertThat(seen.since()).isEqualTo(first).isEqualTo(VirtualTime.START);
        assertThat(seen.remedy().orElseThrow()).contains(remedy);
    }

    @Test
    void asksHostUpTwiceAMinuteAtMost() {
        for (int i = 0; i < 100; i++) {
            assertThat(health.now().trouble()).isEmpty();
        }
        assertThat(hostUp.calls()).hasSize(1);

        time.advance(Duration.ofSeconds(30));
        health.now();
        assertThat(hostUp.calls()).hasSize(2);
    }

    @Test
    void beingAskedToWaitIsAnAnswer() {
        hostUp.failing("list", new Why.Throttled(Duration.ofMinutes(1)));

        assertThat(health.now().trouble()).isEmpty();
    }

    @Test
    void aServerThatIsStoppingTakesNoCalls() {
        WritesUnderWay writes = new WritesUnderWay();
        ReadinessCheck readiness = new ReadinessCheck(writes);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);

        writes.close();

        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
    }
}
