package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.FleetReads.Read;
import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.port.HostUpFailure;

import static org.assertj.core.api.Assertions.assertThat;

/// Many servers read at once, and when it ends early.
class FleetReadsTest {

    private static final HostUpFailure.Why UNREADABLE = new HostUpFailure.Why.Unreadable("no JSON");

    private static final int AT_ONCE = 8;

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final FleetReads oneByOne = new FleetReads(hostUp, Abreast.ALONE);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private Call call() {
        return new Call(
                Caller.ANONYMOUS,
                Door.REST,
                time.deadline(Duration.ofSeconds(30)),
                (done, total) -> told.add(done + "/" + total),
                () -> false);
    }

    private static List<Integer> numbers(int upTo) {
        return IntStream.rangeClosed(1, upTo).boxed().toList();
    }

    private static List<String> kinds(List<? extends Read<?>> read) {
        return read.stream().map(one -> one.getClass().getSimpleName()).toList();
    }

    private static Function<Integer, Integer> failingAt(HostUpFailure.Why why, Integer... numbers) {
        return number -> {
            if (List.of(numbers).contains(number)) {
                throw new HostUpFailure(why);
            }
            return number;
        };
    }

    @Test
    void eachIsReadOnceAndToldInTurn() {
        assertThat(oneByOne.each(numbers(3), number -> number * 2, call()))
                .containsExactly(new Read.Seen<>(2), new Read.Seen<>(4), new Read.Seen<>(6));
        assertThat(told).containsExactly("1/3", "2/3", "3/3");
        assertThat(oneByOne.hostUp()).isEqualTo(hostUp);
    }

    @Test
    void nothingIsReadOfNothing() {
        assertThat(oneByOne.each(List.of(), number -> number, call())).isEmpty();
    }

    @Test
    void severalAreReadAtOnce() {
        CyclicBarrier all = new CyclicBarrier(AT_ONCE);
        Abreast several = new Abreast(Thread::startVirtualThread, () -> AT_ONCE);

        List<Read<Integer>> read =
                new FleetReads(hostUp, several)
                        .each(
                                numbers(AT_ONCE),
                                number -> {
                                    try {
                                        all.await(10, TimeUnit.SECONDS);
                                    } catch (Exception late) {
                                        throw new IllegalStateException(late);
                                    }
                                    return number;
                                },
                                call());

        assertThat(read).hasSize(AT_ONCE);
        assertThat(kinds(read)).containsOnly("Seen");
    }

    @Test
    void whatIsBegunAlreadyIsToldAlsoWhenItIsOver() {
        FleetReads twoAtOnce = new FleetReads(hostUp, new Abreast(Runnable::run, () -> 2));

        assertThat(kinds(twoAtOnce.each(numbers(4), failingAt(whys().getFirst(), 1), call())))
                .containsExactly("Failed", "Seen", "NotReached", "NotReached");
        assertThat(told).containsExactly("1/4", "2/4");
    }

    @Test
    void aFailureOfItsOwnEndsNothing() {
        assertThat(kinds(oneByOne.each(numbers(4), failingAt(UNREADABLE, 2, 3), call())))
                .containsExactly("Seen", "Failed", "Failed", "Seen");
    }

    @Test
    void severalFailuresInARowAreHostUps() {
        List<Read<Integer>> read =
                oneByOne.each(numbers(9), failingAt(UNREADABLE, 2, 3, 4, 5, 6, 7), call());

        assertThat(kinds(read))
                .containsExactly(
                        "Seen",
                        "Failed",
                        "Failed",
                        "Failed",
                        "Failed",
                        "Failed",
                        "NotReached",
                        "NotReached",
                        "NotReached");
    }

    static List<HostUpFailure.Why> whys() {
        return List.of(
                new HostUpFailure.Why.Throttled(Duration.ofMinutes(1)),
                new HostUpFailure.Why.KeyRefused(InMemoryFleet.problem(401, "no")),
                new HostUpFailure.Why.Unreachable("gone", HostUpFailure.Reach.NO_CONNECTION));
    }

    @ParameterizedTest
    @MethodSource("whys")
    void whatIsNotThatServersEndsIt(HostUpFailure.Why why) {
        assertThat(kinds(oneByOne.each(numbers(3), failingAt(why, 2), call())))
                .containsExactly("Seen", "Failed", "NotReached");
    }

    @Test
    void whatThereWasNoTimeForIsNotReached() {
        HostUpFailure.Why late =
                new HostUpFailure.Why.Unreachable("no time", HostUpFailure.Reach.NO_TIME);

        assertThat(kinds(oneByOne.each(numbers(2), failingAt(late, 1), call())))
                .containsExactly("NotReached", "NotReached");
    }

    @Test
    void aCancelledCallReadsNoMore() {
        Call cancelled =
                new Call(
                        Caller.ANONYMOUS,
                        Door.REST,
                        time.deadline(Duration.ofSeconds(30)),
                        Progress.UNHEARD,
                        () -> true);

        assertThat(kinds(oneByOne.each(numbers(2), number -> number, cancelled)))
                .containsExactly("NotReached", "NotReached");
    }
}
