package dev.nattvakt.fleet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FleetWalkTest {

    private final FleetWalk walk = new FleetWalk();

    @Test
    void goesOnWhereAStepEnded() {
        walk.over(step(Optional.of("a"), 1, 2));
        assertThat(walk.next()).isEqualTo(position("a"));

        walk.over(step(Optional.empty(), 3));
        assertThat(walk.next()).isEmpty();
    }

    @Test
    void showsAServerOnce() {
        walk.over(step(Optional.of("a"), 1, 2));

        assertThat(walk.over(step(Optional.of("b"), 2, 3)))
                .extracting(one -> one.vps().id().value())
                .containsExactly("vps_3");
    }

    @Test
    void endsAtAPositionSeenBefore() {
        walk.over(step(Optional.of("a"), 1));
        walk.over(step(Optional.of("b"), 2));

        assertEndless(step(Optional.of("a"), 3));
    }

    @Test
    void endsAtAStepWithoutANewServer() {
        walk.over(step(Optional.of("a"), 1, 2));

        assertEndless(step(Optional.of("b"), 2, 1));
    }

    @Test
    void endsAtTheMostServers() {
        int[] all = IntStream.rangeClosed(0, FleetWalk.MOST).toArray();

        assertEndless(step(Optional.of("a"), all));
    }

    private void assertEndless(Audit.Report step) {
        assertThatThrownBy(() -> walk.over(step))
                .isInstanceOf(HostUpFailure.class)
                .hasMessageContaining("does not end");
    }

    private static Audit.Report step(Optional<String> cursor, int... servers) {
        List<Audit.Judged> judged =
                IntStream.of(servers)
                        .mapToObj(number ->
                                new Audit.Judged(
                                        Vps.of(new VpsId("vps_" + number)),
                                        new Judgement(
                                                Verdict.UNKNOWN, new Evidence.NotStated("it")),
                                        Optional.empty()))
                        .toList();
        return new Audit.Report(Map.of(), judged, List.of(), Position.start(cursor));
    }

    private static Optional<Position> position(String cursor) {
        return Position.start(Optional.of(cursor));
    }
}
