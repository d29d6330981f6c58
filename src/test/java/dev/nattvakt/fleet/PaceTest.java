package dev.nattvakt.fleet;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PaceTest {

    private static final VpsId ID = new VpsId("vps_1");

    private final VirtualTime time = new VirtualTime();

    @Test
    void spacesCallsEvenly() {
        Pace pace = new Pace(10, time::nanoTime, time);

        pace.await();
        pace.await();
        pace.await();

        assertThat(time.waits()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
    }

    @Test
    void savesNothingUpWhileNobodyCalls() {
        Pace pace = new Pace(10, time::nanoTime, time);
        pace.await();
        time.advance(Duration.ofMinutes(1));

        pace.await();
        pace.await();

        assertThat(time.waits()).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void waitsOnlyForWhatIsLeftOfTheGap() {
        Pace pace = new Pace(2, time::nanoTime, time);
        pace.await();
        time.advance(Duration.ofMillis(400));

        pace.await();

        assertThat(time.waits()).containsExactly(Duration.ofMillis(100));
    }

    @Test
    void givesCallersOfOneMomentTurnsOfTheirOwn() {
        Pace pace = new Pace(10, () -> 0, time);

        pace.await();
        pace.await();
        pace.await();

        assertThat(time.waits()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
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
                        (cloud, d) -> cloud.list(new VpsQuery.Everything(1, Optional.empty()), d)),
                read("get vps_1", (cloud, d) -> cloud.vps(ID, d)),
                read("read backup schedules of vps_1", (cloud, d) -> cloud.backupSchedules(ID, d)),
                read(
                        "read snapshot schedule of vps_1",
                        (cloud, d) -> cloud.snapshotSchedule(ID, d)),
                read("read backups of vps_1", (cloud, d) -> cloud.backups(ID, d)),
                read("read snapshots of vps_1", (cloud, d) -> cloud.snapshots(ID, d)),
                read("read options of vps_1", (cloud, d) -> cloud.capacityOptions(ID, d)),
                read(
                        "price {} for vps_1",
                        (cloud, d) -> cloud.price(ID, new LinkedHashMap<>(), d)));
    }

    private static Arguments read(String call, BiConsumer<CloudReader, Deadline> read) {
        return arguments(call, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void everyReadWaitsForItsTurnAndIsPassedOn(
            String call, BiConsumer<CloudReader, Deadline> read) {
        InMemoryFleet cloud = new InMemoryFleet(time);
        cloud.server("vps_1", "web-01", "192.0.2.1");
        CloudReader paced = new PacedReader(cloud, new Pace(1, time::nanoTime, time));
        Deadline deadline = time.deadline(Duration.ofSeconds(30));

        read.accept(paced, deadline);
        read.accept(paced, deadline);

        assertThat(cloud.calls()).containsExactly(call, call);
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(1));
    }
}
