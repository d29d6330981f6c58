package dev.nattvakt.audit;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.FleetExamples;

import static org.assertj.core.api.Assertions.assertThat;

/// What a receipt brings back, and for whom.
class ReceiptsTest {

    private static final Caller STRANGER =
            new Caller("eve", Role.VIEWER, new ServerFilter(java.util.List.of("db-*")));

    private final Receipts receipts = new Receipts();

    private ToolResult saw(FleetOutcome outcome) {
        ToolResult result = ToolResult.of(Answer.of(outcome));
        receipts.saw(Seen.call("apply_plan", JsonNodeFactory.instance.objectNode(), result));
        return result;
    }

    @Test
    void aChangeIsFoundByThoseWhoMaySeeItsServer() {
        receipts.saw(Seen.change(Seen.moved("web-01")));

        assertThat(receipts.find("rcp_1", Caller.ANONYMOUS)).isPresent();
        assertThat(receipts.find("rcp_1", STRANGER)).isEmpty();
        assertThat(receipts.find("rcp_2", Caller.ANONYMOUS)).isEmpty();
    }

    @Test
    void aPlanOverManyIsFoundAsItStandsNow() {
        saw(
                FleetExamples.applied(
                        FleetExamples.tried(1, "a first schedule"), FleetExamples.first(2, 2)));
        ToolResult latest =
                saw(
                        FleetExamples.applied(
                                FleetExamples.tried(1, "a first schedule"),
                                FleetExamples.tried(2, "a first schedule")));

        assertThat(receipts.find("rcp_whole", Caller.ANONYMOUS)).contains(latest);
        assertThat(receipts.find("rcp_whole", STRANGER)).isEmpty();
    }

    @Test
    void whatSentNothingHasNoReceipt() {
        saw(FleetExamples.applied(FleetExamples.first(1, 2)));
        saw(FleetExamples.waiting(FleetExamples.first(1, 2)));

        assertThat(receipts.find("rcp_whole", Caller.ANONYMOUS)).isEqualTo(Optional.empty());
    }
}
