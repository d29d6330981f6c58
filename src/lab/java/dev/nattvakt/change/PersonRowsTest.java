package dev.nattvakt.change;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.faults.Row;
import dev.nattvakt.faults.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/// A small helping of what tools/faults does at length.
class PersonRowsTest {

    private static final long SEED = 20261128;

    static Stream<Row> rows() {
        return PersonRows.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void protectionNeverGetsWeaker(Row row) throws InterruptedException {
        Tally tally = row.run(SEED, 40);

        assertThat(tally.shown()).isEmpty();
        assertThat(tally.of("written")).isPositive();
        assertThat(tally.of("cards shown")).isPositive();
    }

    @Test
    void theSameModelGetsItsWayWhereACallIsAYes() throws InterruptedException {
        Row row =
                Row.of(
                        "G1/caller",
                        "an approver may call apply_plan",
                        1,
                        (random, tally) ->
                                PersonRows.walk(
                                        new HouseRules(Confirm.WEAKENING, Approval.CALLER, false),
                                        random,
                                        tally));

        assertThat(row.run(SEED, 20).violations()).isPositive();
    }
}
