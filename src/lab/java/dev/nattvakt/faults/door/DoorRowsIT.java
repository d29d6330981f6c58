package dev.nattvakt.faults.door;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;
import dev.nattvakt.faults.door.Rig.Way;
import dev.nattvakt.sandbox.state.PostMeaning;

import static org.assertj.core.api.Assertions.assertThat;

/// A small helping of what tools/faults tries at length at the doors of the packaged server.
class DoorRowsIT {

    private static final long SEED = 20261122;
    private static final int CELLS = 24;
    private static final int CASES = 28;

    private static Vertx vertx;
    private static Houses houses;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        houses = new Houses(vertx, PostMeaning.BY_FREQUENCY);
    }

    @AfterAll
    static void close() {
        houses.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// All doors at once, since most of the time they wait.
    @Test
    void saysTheSameTruthThroughEveryDoor() throws Exception {
        List<Tally> tallies = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Callable<Tally>> runs =
                    new DoorRows(houses)
                            .all().stream()
                                    .<Callable<Tally>>map(row -> () -> run(row, CELLS))
                                    .toList();
            for (Future<Tally> tally : threads.invokeAll(runs)) {
                tallies.add(tally.get());
            }
        }

        assertThat(tallies).hasSameSizeAs(Way.values());
        assertThat(tallies).flatExtracting(Tally::shown).isEmpty();
        assertThat(tallies).extracting(Tally::counts).containsOnly(tallies.getFirst().counts());
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Reissues(houses).row(),
                new Withdrawals(houses).row(),
                new PlanRows(houses).row());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void holdsAtTheDoors(Row row) {
        assertThat(run(row, CASES).shown()).isEmpty();
    }

    @Test
    void theLaboratorySeesThatHostUpLies() {
        DoorRows.Cell lie =
                new DoorRows.Cell(Operation.SET_BACKUPS, Hitch.lie(), houses.meanings().getFirst());

        assertThat(Arrays.stream(Way.values()))
                .allSatisfy(way ->
                        assertThat(run(new DoorRows(houses).row(way, List.of(lie)), 1).shown())
                                .singleElement()
                                .asString()
                                .contains("refused, applied 1 times"));
    }

    private static Tally run(Row row, int cases) {
        try {
            return row.run(SEED, cases);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
