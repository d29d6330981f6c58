package dev.nattvakt.slack;

import java.util.Optional;

import dev.nattvakt.caller.Recent;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.slack.message.AskAgain;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

/// The calls that were answered with a plan, by its token, to make them again when the plan is
/// gone. In memory and bounded. Thread-safe.
public final class AskedCalls implements CallListener {

    private static final int MOST = 500;

    private final Recent<String, AskAgain> calls = new Recent<>(MOST);

    /// The first call counts: an `apply_plan` may be answered with the same plan.
    @Override
    public void saw(CompletedCall call) {
        ToolResult result = call.answer();
        if (result != null) {
            waiting(result.answer())
                    .ifPresent(plan ->
                            calls.putIfAbsent(
                                    plan.token(),
                                    new AskAgain(call.tool().name(), call.arguments())));
        }
    }

    private static Optional<Waiting> waiting(Answer answer) {
        return switch (answer) {
            case Answer.Ended(Outcome.NeedsConfirmation one) -> Optional.of(one);
            case Answer.Fleet(FleetOutcome.NeedsConfirmation many) -> Optional.of(many);
            case Answer _ -> Optional.empty();
        };
    }

    Optional<AskAgain> about(String token) {
        return calls.find(token);
    }
}
