package dev.nattvakt.fleet.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PaceTest {

    private static final VpsId ID = new VpsId("vps_1");

    private final VirtualTime time = new VirtualTime();
    private final Deadline longTime = time.deadline(Duration.ofHours(1));

    @Test
    void spacesCallsEvenly() {
        Pace pace = new Pace(10, time::nanoTime, time);

        pace.await(longTime);
        pace.await(longTime);
        pace.await(longTime);

        assertThat(time.waits()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
    }

    @Test
    void severalRequestsInARowTakeSeveralTurns() {
        Pace pace = new Pace(10, time::nanoTime, time);

        pace.await(3, longTime);
        pace.await(longTime);

        assertThat(time.waits()).containsExactly(Duration.ofMillis(300));
    }

    @Test
    void savesNothingUpWhileNobodyCalls() {
        Pace pace = new Pace(10, time::nanoTime, time);
        pace.await(longTime);
        time.advance(Duration.ofMinutes(1));

        pace.await(longTime);
        pace.await(longTime);

        assertThat(time.waits()).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void waitsOnlyForWhatIsLeftOfTheGap() {
        Pace pace = new Pace(2, time::nanoTime, time);
        pace.await(longTime);
        time.advance(Duration.ofMillis(400));

        pace.await(longTime);

        assertThat(time.waits()).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void givesCallersOfOneMomentTurnsOfTheirOwn() {
        Pace pace = new Pace(10, () -> 0, time);

        pace.await(longTime);
        pace.await(longTime);
        pace.await(longTime);

        assertThat(time.waits()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void takesNoTurnThatWouldComeTooLate() {
        Pace pace = new Pace(1, time::nanoTime, time);
        Deadline soon = time.deadline(Duration.ofSeconds(1));

        assertThat(pace.await(soon)).isTrue();
        assertThat(pace.await(soon)).isFalse();
        assertThat(pace.await(soon)).isFalse();
        assertThat(time.waits()).isEmpty();

        assertThat(pace.await(longTime)).isTrue();
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(1));
    }

    @ParameterizedTest(name = "{0} times: {1} ms")
    @CsvSource({"1, 200", "2, 400", "4, 1600", "9, 1600"})
    void isSlowerAfterEach429(int times, long gap) {
        Pace pace = new Pace(10, time::nanoTime, time);
        IntStream.range(0, times).forEach(_ -> pace.slowDown());

        assertThat(gapOf(pace)).isEqualTo(Duration.ofMillis(gap));
    }

    @Test
    void recoversWhileThereIsNoOther429() {
        Pace pace = new Pace(10, time::nanoTime, time);
        pace.slowDown();
        pace.slowDown();

        time.advance(Duration.ofSeconds(29));
        assertThat(gapOf(pace)).isEqualTo(Duration.ofMillis(400));
        time.advance(Duration.ofSeconds(1));
        assertThat(gapOf(pace)).isEqualTo(Duration.ofMillis(200));
        pace.slowDown();
        assertThat(gapOf(pace)).isEqualTo(Duration.ofMillis(400));
        time.advance(Duration.ofMinutes(5));
        assertThat(gapOf(pace)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void isSlowedDownFromThePaceToWhichItHasRecovered() {
        Pace pace = new Pace(10, time::nanoTime, time);
        pace.slowDown();
        pace.slowDown();
        time.advance(Duration.ofSeconds(30));

        pace.slowDown();

        assertThat(gapOf(pace)).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void risesWithEachAnswerUpToTheMost() {
        Pace pace = new Pace(10, 25, time::nanoTime, time);

        pace.answered();
        assertThat(perSecond(pace)).isEqualTo(12);
        IntStream.range(0, 50).forEach(_ -> pace.answered());
        assertThat(perSecond(pace)).isEqualTo(25);
    }

    @Test
    void neverRisesAboveItsFirstRateWhereThatIsTheMost() {
        Pace pace = new Pace(10, 5, time::nanoTime, time);

        pace.answered();

        assertThat(perSecond(pace)).isEqualTo(10);
    }

    @Test
    void risesToHalfOfWhatWasTooMuchForHalfAMinute() {
        Pace pace = new Pace(10, 100, time::nanoTime, time);
        IntStream.range(0, 20).forEach(_ -> pace.answered());

        pace.slowDown();
        assertThat(perSecond(pace)).isEqualTo(25);
        IntStream.range(0, 100).forEach(_ -> pace.answered());
        assertThat(perSecond(pace)).isEqualTo(25);

        time.advance(Duration.ofSeconds(30));
        assertThat(perSecond(pace)).isEqualTo(25);
        IntStream.range(0, 100).forEach(_ -> pace.answered());
        assertThat(perSecond(pace)).isEqualTo(50);
    }

    @ParameterizedTest(name = "{1} of {0} for a minute: {2} ms")
    @CsvSource({
        "600, 599,    10", // plenty
        "600, 301,    10",
        "600, 300,   400", // the second half: 150 for a minute
        "600, 160,  6000",
        "600, 150, 60000", // the rest is for changes
        "600,   0, 60000",
        ",      8, 10000"
    })
    void followsTheLimitThatHostUpStates(Integer limit, int remaining, long gap) {
        Pace pace = new Pace(10, 100, time::nanoTime, time);

        pace.follow(Optional.ofNullable(limit), remaining, Duration.ofMinutes(1));

        assertThat(gapOf(pace)).isEqualTo(Duration.ofMillis(gap));
    }

    @Test
    void followsAStatedLimitUntilItStartsAnewOrTheNext429() {
        Pace pace = new Pace(10, 100, time::nanoTime, time);
        pace.follow(Optional.of(600), 300, Duration.ofMinutes(1));
        time.advance(Duration.ofSeconds(60));
        assertThat(perSecond(pace)).isEqualTo(10);

        pace.follow(Optional.of(600), 600, Duration.ofMinutes(1));
        pace.slowDown();

        assertThat(perSecond(pace)).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0} a second: {1} at once")
    @CsvSource({"1, 2", "10, 2", "20, 4", "79, 15", "100, 16", "1000, 16"})
    void hasMoreUnderWayAtOnceTheFasterItIs(int rate, int atOnce) {
        assertThat(new Pace(rate, time::nanoTime, time).atOnce()).isEqualTo(atOnce);
    }

    private long perSecond(Pace pace) {
        return Math.round(1e9 / gapOf(pace).toNanos());
    }

    /// What the second of two callers waits.
    private Duration gapOf(Pace pace) {
        pace.await(longTime);
        int waits = time.waits().size();
        pace.await(longTime);
        return time.waits().get(waits);
    }

    @Test
    void aPacedReadThatWouldComeTooLateFailsLikeOneWithoutAnAnswer() {
        InMemoryFleet hostUp = new InMemoryFleet(time);
        hostUp.server("vps_1", "web-01", "192.0.2.1");
        ReadPort paced = new PacedReader(hostUp, new Pace(1, time::nanoTime, time));
        Deadline soon = time.deadline(Duration.ofSeconds(1));
        paced.vps(ID, soon);

        assertThatThrownBy(() -> paced.vps(ID, soon))
                .isInstanceOfSatisfying(
                        HostUpFailure.class,
                        failure ->
                                assertThat(failure.why())
                                        .isEqualTo(
                                                new HostUpFailure.Why.Unreachable(
                                                        "there was no time left to ask HostUp",
                                                        HostUpFailure.Reach.NO_TIME)));
        assertThat(hostUp.calls()).hasSize(1);
    }

    @Test
    void asksOnceMoreWhatOurOwnGuardsKeptBack() {
        InMemoryFleet hostUp = new InMemoryFleet(time);
        hostUp.server("vps_1", "web-01", "192.0.2.1");
        HostUpFailure.Why heldBack =
                new HostUpFailure.Why.Unreachable("left alone", HostUpFailure.Reach.HELD_BACK);
        ReadPort paced = new PacedReader(hostUp, new Pace(1, time::nanoTime, time));
        Instant begun = time.instant();

        hostUp.failing("", heldBack);
        assertThat(paced.vps(ID, time.deadline(Duration.ofSeconds(30))).id()).isEqualTo(ID);
        assertThat(Duration.between(begun, time.instant()))
                .isGreaterThanOrEqualTo(PacedReader.HELD_BACK);

        hostUp.failing("", heldBack);
        assertThatThrownBy(() -> paced.vps(ID, time.deadline(Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        HostUpFailure.class,
                        failure -> assertThat(failure.why()).isEqualTo(heldBack));
    }

    @Test
    void anAnswerToTheSecondTryRaisesThePaceAsAnyOther() {
        InMemoryFleet hostUp = new InMemoryFleet(time);
        hostUp.server("vps_1", "web-01", "192.0.2.1");
        Pace pace = new Pace(14, 100, time::nanoTime, time);
        hostUp.failing(
                "", new HostUpFailure.Why.Unreachable("left alone", HostUpFailure.Reach.HELD_BACK));

        new PacedReader(hostUp, pace).vps(ID, time.deadline(Duration.ofSeconds(30)));

        assertThat(pace.atOnce()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void isAtLeastOneCallASecond(int perSecond) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(perSecond, time::nanoTime, time))
                .withMessage("pace: " + perSecond + " (expected: >= 1 a second)");
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                read(
                        "list start",
                        (hostUp, d) ->
                                hostUp.list(new VpsQuery.Everything(1, Optional.empty()), d)),
                read("get vps_1", (hostUp, d) -> hostUp.vps(ID, d)),
                read(
                        "read backup schedules of vps_1",
                        (hostUp, d) -> hostUp.backupSchedules(ID, d)),
                read(
                        "read snapshot schedule of vps_1",
                        (hostUp, d) -> hostUp.snapshotSchedule(ID, d)),
                read("read backups of vps_1", (hostUp, d) -> hostUp.backups(ID, d)),
                read("read snapshots of vps_1", (hostUp, d) -> hostUp.snapshots(ID, d)),
                read("read options of vps_1", (hostUp, d) -> hostUp.capacityOptions(ID, d)),
                read(
                        "price {} for vps_1",
                        (hostUp, d) -> hostUp.price(ID, new LinkedHashMap<>(), d)));
    }

    private static Arguments read(String call, BiConsumer<ReadPort, Deadline> read) {
        return arguments(call, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void everyReadWaitsForItsTurnAndIsPassedOn(String call, BiConsumer<ReadPort, Deadline> read) {
        InMemoryFleet hostUp = new InMemoryFleet(time);
        hostUp.server("vps_1", "web-01", "192.0.2.1");
        ReadPort paced = new PacedReader(hostUp, new Pace(1, time::nanoTime, time));
        Deadline deadline = time.deadline(Duration.ofSeconds(30));

        read.accept(paced, deadline);
        read.accept(paced, deadline);

        assertThat(hostUp.calls()).containsExactly(call, call);
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(1));
    }
}
