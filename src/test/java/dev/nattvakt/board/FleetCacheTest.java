package dev.nattvakt.board;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;

class FleetCacheTest {

    private static final Herd.Rule HERDS = new Herd.Rule(0.25, ZoneId.of("UTC"));
    private static final HostUpFailure.Why GONE = new HostUpFailure.Why.Unreachable("no route");
    private static final HostUpFailure.Why REFUSED =
            new HostUpFailure.Why.KeyRefused(InMemoryFleet.problem(401, "unauthorized"));

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet cloud = new InMemoryFleet(time);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Look> looks = new ArrayList<>();
    private boolean later;
    private final FleetCache fleetCache =
            new FleetCache(
                    new Audit(new Roster(cloud, new LookUp(cloud)), cloud, time, HERDS),
                    new BoardSettings(true, time, 1, HERDS, Optional.empty()),
                    time::nanoTime,
                    this::run,
                    looks::add);

    @BeforeEach
    void fleet() {
        for (int i = 1; i <= 25; i++) {
            cloud.server(i);
        }
    }

    @Test
    void seesTheWholeFleet() {
        FleetSnapshot fleetSnapshot = fleetCache.now();

        assertThat(names(fleetSnapshot)).hasSize(25).startsWith("node-01").endsWith("node-25");
        assertThat(fleetSnapshot.finished()).contains(VirtualTime.START);
        assertThat(fleetSnapshot.failure()).isEmpty();
    }

    @Test
    void looksAgainOnlyWhenTheLastSightIsStale() {
        fleetCache.now();
        int calls = cloud.calls().size();

        time.advance(Duration.ofSeconds(59));
        fleetCache.now();
        int whileFresh = cloud.calls().size();
        time.advance(Duration.ofSeconds(1));
        fleetCache.now();

        assertThat(whileFresh).isEqualTo(calls);
        assertThat(cloud.calls()).hasSize(2 * calls);
    }

    @Test
    void aLongLookIsFollowedByALongerRest() {
        cloud.slow(Duration.ofSeconds(1));
        fleetCache.now();
        int calls = cloud.calls().size();

        time.advance(Duration.ofSeconds(4L * calls - 1));
        fleetCache.now();

        assertThat(cloud.calls()).hasSize(calls);
    }

    @Test
    void showsWhatItHasWhileItLooksAgainAndNeverTwiceAtOnce() {
        fleetCache.now();
        int calls = cloud.calls().size();
        time.advance(Duration.ofMinutes(1));
        later = true;

        FleetSnapshot first = fleetCache.now();
        FleetSnapshot second = fleetCache.now();

        assertThat(names(first)).hasSize(25);
        assertThat(second).isEqualTo(first);
        assertThat(waiting).hasSize(1);
        assertThat(cloud.calls()).hasSize(calls);
    }

    @Test
    void showsTheFirstServersBeforeItHasSeenAll() {
        cloud.failing("read backups of vps_15", REFUSED);

        FleetSnapshot fleetSnapshot = fleetCache.now();

        assertThat(names(fleetSnapshot)).hasSize(14);
        assertThat(fleetSnapshot.finished()).isEmpty();
        assertThat(fleetSnapshot.failure())
                .contains(new FleetSnapshot.Failure(VirtualTime.START, REFUSED));
    }

    @Test
    void oneServerThatDoesNotAnswerHidesNoOther() {
        cloud.failing("read backups of vps_15", GONE);

        FleetSnapshot fleetSnapshot = fleetCache.now();

        assertThat(names(fleetSnapshot)).hasSize(25);
        assertThat(fleetSnapshot.failure()).isEmpty();
        assertThat(fleetSnapshot.servers().get(14).judged().judgement())
                .isEqualTo(new Judgement(Verdict.UNKNOWN, new Evidence.NotRead(GONE)));
    }

    @Test
    void keepsWhatItKnewOfServersThatItDidNotReach() {
        fleetCache.now();
        time.advance(Duration.ofMinutes(1));
        for (int server = 12; server <= 16; server++) {
            cloud.failing("read backups of vps_" + server, GONE);
        }
        fleetCache.now();

        FleetSnapshot fleetSnapshot = fleetCache.now();

        assertThat(fleetSnapshot.failure()).isPresent();
        assertThat(fleetSnapshot.servers())
                .hasSize(25)
                .allSatisfy(server -> assertThat(server.judged().state()).isPresent());
    }

    @Test
    void keepsItsLastSightWhileHostUpIsGoneAndSaysSinceWhen() {
        fleetCache.now();
        time.advance(Duration.ofMinutes(1));
        cloud.failing("list", GONE);
        fleetCache.now();
        time.advance(Duration.ofMinutes(1));
        cloud.failing("list", GONE);

        FleetSnapshot fleetSnapshot = fleetCache.now();

        assertThat(names(fleetSnapshot)).hasSize(25);
        assertThat(fleetSnapshot.finished()).contains(VirtualTime.START);
        assertThat(fleetSnapshot.failure())
                .contains(
                        new FleetSnapshot.Failure(
                                VirtualTime.START.plus(Duration.ofMinutes(1)), GONE));
        assertThat(fleetSnapshot.servers()).allMatch(seen -> seen.at().equals(VirtualTime.START));
    }

    @Test
    void forgetsTheTroubleWhenHostUpIsBack() {
        cloud.failing("list", GONE);
        fleetCache.now();
        time.advance(Duration.ofMinutes(1));

        assertThat(fleetCache.now().failure()).isEqualTo(Optional.empty());
    }

    @Test
    void tellsWhatEachLookSaw() {
        fleetCache.now();

        assertThat(looks)
                .singleElement()
                .satisfies(look -> {
                    assertThat(look.by()).isEqualTo(Door.BOARD);
                    assertThat(look.servers()).hasSize(25);
                    assertThat(look.isWhole()).isTrue();
                });
    }

    @Test
    void tellsWhyALookEndedEarly() {
        cloud.down(REFUSED);
        fleetCache.now();

        assertThat(looks)
                .containsExactly(new Look(Door.BOARD, List.of(), false, Optional.of(REFUSED)));
    }

    @Test
    void looksAtAnEmptyFleetToo() {
        InMemoryFleet none = new InMemoryFleet(time);
        FleetCache others =
                new FleetCache(
                        new Audit(new Roster(none, new LookUp(none)), none, time, HERDS),
                        new BoardSettings(false, time, 1, HERDS, Optional.empty()),
                        time::nanoTime,
                        Runnable::run,
                        Look.Listener.NOBODY);

        assertThat(others.now())
                .isEqualTo(
                        new FleetSnapshot(
                                List.of(), Optional.of(VirtualTime.START), Optional.empty()));
    }

    @Test
    void aServerThatTheListLosesStaysUntilHostUpSaysThatItIsGone() {
        Set<VpsId> gone = new HashSet<>();
        InMemoryFleet losing =
                new InMemoryFleet(time) {
                    @Override
                    public synchronized Vps vps(VpsId id, Deadline deadline) {
                        if (gone.contains(id)) {
                            throw new HostUpFailure(
                                    new HostUpFailure.Why.Missing(problem(404, "not_found")));
                        }
                        return super.vps(id, deadline);
                    }
                };
        IntStream.rangeClosed(1, 3).forEach(losing::server);
        FleetCache cache =
                new FleetCache(
                        new Audit(new Roster(losing, new LookUp(losing)), losing, time, HERDS),
                        new BoardSettings(true, time, 1, HERDS, Optional.empty()),
                        time::nanoTime,
                        Runnable::run,
                        Look.Listener.NOBODY);
        cache.now();
        losing.loseFromLists(new VpsId("vps_2"));
        time.advance(Duration.ofMinutes(1));
        assertThat(names(cache.now())).containsExactly("node-01", "node-03", "node-02");

        gone.add(new VpsId("vps_2"));
        time.advance(Duration.ofMinutes(1));
        FleetSnapshot without = cache.now();
        assertThat(names(without)).containsExactly("node-01", "node-03");
        assertThat(without.failure()).isEmpty();
    }

    @Test
    void looksNoMoreWhenItIsClosed() {
        fleetCache.now();
        time.advance(Duration.ofMinutes(1));
        int calls = cloud.calls().size();

        fleetCache.close();
        fleetCache.now();

        assertThat(cloud.calls()).hasSize(calls);
    }

    @Test
    void inFastTimeASightIsStaleSooner() {
        assertThat(new BoardSettings(true, time, 30, HERDS, Optional.empty()).fresh())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(new BoardSettings(true, time, 3600, HERDS, Optional.empty()).fresh())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(new BoardSettings(true, time, 3600, HERDS, Optional.empty()).poll())
                .isEqualTo(Duration.ofSeconds(1));
    }

    private void run(Runnable look) {
        if (later) {
            waiting.add(look);
        } else {
            look.run();
        }
    }

    private static List<String> names(FleetSnapshot fleetSnapshot) {
        return fleetSnapshot.servers().stream().map(seen -> seen.judged().vps().label()).toList();
    }
}
