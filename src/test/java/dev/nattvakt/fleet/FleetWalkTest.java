package dev.nattvakt.fleet;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.caller.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FleetWalkTest {

    private static final HostUpFailure.Why THROTTLED =
            new HostUpFailure.Why.Throttled(Duration.ofMinutes(1));

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final FleetWalk walk =
            new FleetWalk(
                    new Audit(
                            new Roster(hostUp, new LookUp(hostUp)),
                            hostUp,
                            time,
                            new Herd.Rule(0.25, ZoneId.of("UTC"))),
                    2,
                    () -> aCall(time).build());
    private final List<String> reached = new ArrayList<>();

    @Test
    void reachesAllServersInStepsAndIsOver() {
        servers(5);

        Optional<HostUpFailure.Why> cutShort = walk.run(() -> false, this::reach);

        assertThat(cutShort).isEmpty();
        assertThat(reached).containsExactly("vps_1 vps_2", "vps_3 vps_4", "vps_5");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void isNotOverWhenItIsStopped() {
        servers(5);

        Optional<HostUpFailure.Why> cutShort = walk.run(() -> reached.size() == 2, this::reach);

        assertThat(cutShort).isEmpty();
        assertThat(reached).hasSize(2);
        assertThat(walk.isOver()).isFalse();
    }

    /// The servers of the step before the failure are kept.
    @Test
    void endsWhereHostUpEndsAStep() {
        servers(5);
        hostUp.failing("read backups of vps_4", THROTTLED);

        assertThat(walk.run(() -> false, this::reach)).contains(THROTTLED);
        assertThat(reached).containsExactly("vps_1 vps_2", "vps_3");
    }

    @Test
    void endsWhereHostUpShowsNoServerOfAStep() {
        servers(5);
        hostUp.failing("read backup schedules of vps_3", THROTTLED);

        assertThat(walk.run(() -> false, this::reach)).contains(THROTTLED);
        assertThat(reached).containsExactly("vps_1 vps_2");
    }

    @Test
    void countsFailuresInARowOverItsSteps() {
        servers(9);
        HostUpFailure.Why broken = new HostUpFailure.Why.Unreachable("HostUp answered 503");
        IntStream.rangeClosed(2, 6)
                .forEach(
                        number -> hostUp.failing("read backup schedules of vps_" + number, broken));

        assertThat(walk.run(() -> false, this::reach)).contains(broken);
        assertThat(walk.isOver()).isFalse();
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

    @Test
    void goesOnBehindNamelessServersAndSaysThatTheyAreThere() {
        walk.over(nameless(step(Optional.of("c"), 1)));

        assertThat(walk.run(() -> true, this::reach))
                .hasValueSatisfying(
                        why -> assertThat(why.toString()).contains("without a readable id"));
        assertThat(walk.isOver()).isFalse();
    }

    private void servers(int count) {
        IntStream.rangeClosed(1, count).forEach(hostUp::server);
    }

    private void reach(List<Audit.Judged> step) {
        reached.add(
                step.stream()
                        .map(judged -> judged.vps().id().value())
                        .collect(Collectors.joining(" ")));
    }

    private void assertEndless(Audit.Report step) {
        assertThatThrownBy(() -> walk.over(step))
                .isInstanceOf(HostUpFailure.class)
                .hasMessageContaining("does not end");
    }

    private static Audit.Report nameless(Audit.Report step) {
        return new Audit.Report(
                step.counts(), step.servers(), step.herds(), step.next(), step.cutShort(), true);
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
}
