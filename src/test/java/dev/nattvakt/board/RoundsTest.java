package dev.nattvakt.board;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Herd;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.port.CloudFailure;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {

    private static final Herd.Rule HERDS = new Herd.Rule(0.25, ZoneId.of("UTC"));
    private static final CloudFailure.Why GONE = new CloudFailure.Why.Unreachable("no route");

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet cloud = new InMemoryFleet(time);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean later;
    private final Rounds rounds =
            new Rounds(
                    new Audit(new Roster(cloud, new LookUp(cloud)), cloud, time, HERDS),
                    new Place(true, time, 1, HERDS),
                    time::nanoTime,
                    this::run);

    @BeforeEach
    void fleet() {
        for (int i = 1; i <= 25; i++) {
            cloud.server(i);
        }
    }

    @Test
    void seesTheWholeFleet() {
        Sight sight = rounds.now();

        assertThat(names(sight)).hasSize(25).startsWith("node-01").endsWith("node-25");
        assertThat(sight.finished()).contains(VirtualTime.START);
        assertThat(sight.trouble()).isEmpty();
    }

    @Test
    void looksAgainOnlyWhenTheLastSightIsStale() {
        rounds.now();
        int calls = cloud.calls().size();

        time.advance(Duration.ofSeconds(59));
        rounds.now();
        int whileFresh = cloud.calls().size();
        time.advance(Duration.ofSeconds(1));
        rounds.now();

        assertThat(whileFresh).isEqualTo(calls);
        assertThat(cloud.calls()).hasSize(2 * calls);
    }

    @Test
    void aLongLookIsFollowedByALongerRest() {
        cloud.slow(Duration.ofSeconds(1));
        rounds.now();
        int calls = cloud.calls().size();

        time.advance(Duration.ofSeconds(4L * calls - 1));
        rounds.now();

        assertThat(cloud.calls()).hasSize(calls);
    }

    @Test
    void showsWhatItHasWhileItLooksAgainAndNeverTwiceAtOnce() {
        rounds.now();
        int calls = cloud.calls().size();
        time.advance(Duration.ofMinutes(1));
        later = true;

        Sight first = rounds.now();
        Sight second = rounds.now();

        assertThat(names(first)).hasSize(25);
        assertThat(second).isEqualTo(first);
        assertThat(waiting).hasSize(1);
        assertThat(cloud.calls()).hasSize(calls);
    }

    @Test
    void showsTheFirstServersBeforeItHasSeenAll() {
        cloud.failing("read backups of vps_15", GONE)
                .failing("read backup schedules of vps_15", GONE);

        Sight sight = rounds.now();

        assertThat(names(sight)).hasSize(14);
        assertThat(sight.finished()).isEmpty();
        assertThat(sight.trouble()).contains(new Sight.Trouble(VirtualTime.START, GONE));
    }

    @Test
    void takesOneHiccupOnTheWayForNone() {
        cloud.failing("read backups of vps_15", GONE);

        Sight sight = rounds.now();

        assertThat(names(sight)).hasSize(25);
        assertThat(sight.trouble()).isEmpty();
    }

    @Test
    void keepsItsLastSightWhileHostUpIsGoneAndSaysSinceWhen() {
        rounds.now();
        time.advance(Duration.ofMinutes(1));
        cloud.failing("list", GONE);
        rounds.now();
        time.advance(Duration.ofMinutes(1));
        cloud.failing("list", GONE);

        Sight sight = rounds.now();

        assertThat(names(sight)).hasSize(25);
        assertThat(sight.finished()).contains(VirtualTime.START);
        assertThat(sight.trouble())
                .contains(new Sight.Trouble(VirtualTime.START.plus(Duration.ofMinutes(1)), GONE));
        assertThat(sight.servers()).allMatch(seen -> seen.at().equals(VirtualTime.START));
    }

    @Test
    void forgetsTheTroubleWhenHostUpIsBack() {
        cloud.failing("list", GONE);
        rounds.now();
        time.advance(Duration.ofMinutes(1));

        assertThat(rounds.now().trouble()).isEqualTo(Optional.empty());
    }

    @Test
    void looksAtAnEmptyFleetToo() {
        InMemoryFleet none = new InMemoryFleet(time);
        Rounds others =
                new Rounds(
                        new Audit(new Roster(none, new LookUp(none)), none, time, HERDS),
                        new Place(false, time, 1, HERDS),
                        time::nanoTime,
                        Runnable::run);

        assertThat(others.now())
                .isEqualTo(new Sight(List.of(), Optional.of(VirtualTime.START), Optional.empty()));
    }

    @Test
    void looksNoMoreWhenItIsClosed() {
        rounds.now();
        time.advance(Duration.ofMinutes(1));
        int calls = cloud.calls().size();

        rounds.close();
        rounds.now();

        assertThat(cloud.calls()).hasSize(calls);
    }

    @Test
    void inFastTimeASightIsStaleSooner() {
        assertThat(new Place(true, time, 30, HERDS).fresh()).isEqualTo(Duration.ofSeconds(2));
        assertThat(new Place(true, time, 3600, HERDS).fresh()).isEqualTo(Duration.ofSeconds(1));
        assertThat(new Place(true, time, 3600, HERDS).poll()).isEqualTo(Duration.ofSeconds(1));
    }

    private void run(Runnable look) {
        if (later) {
            waiting.add(look);
        } else {
            look.run();
        }
    }

    private static List<String> names(Sight sight) {
        return sight.servers().stream().map(seen -> seen.judged().vps().label()).toList();
    }
}
