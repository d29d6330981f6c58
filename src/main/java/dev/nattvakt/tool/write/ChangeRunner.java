package dev.nattvakt.tool.write;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.ChangeDesk;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.PlanDesk;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

/// Passes orders and plans to the change desk, and plans that wait for approvers elsewhere to
/// these.
public final class ChangeRunner {

    private final ChangeDesk desk;
    private final PlanDesk plans;
    private final Approvers approvers;
    private final CallListener callListener;

    /// @param callListener notified of declined plans; the catalogue notifies it of all else
    public ChangeRunner(
            ChangeDesk desk, PlanDesk plans, Approvers approvers, CallListener callListener) {
        this.desk = desk;
        this.plans = plans;
        this.approvers = approvers;
        this.callListener = callListener;
    }

    /// Carries the order out, or rehearses it when `dryRun` is true.
    Outcome make(Order<?> order, @Nullable Boolean dryRun, Call call) {
        return Boolean.TRUE.equals(dryRun)
                ? desk.rehearse(order, call)
                : asked(desk.carryOut(order, call), call);
    }

    Outcome apply(String token, Call call) {
        return plans.apply(token, call);
    }

    /// What [#apply] would answer without reading HostUp: that the plan has ended, for example, or
    /// that this caller may not approve it. Empty when there is no objection.
    public Optional<Outcome> objection(String token, Call call) {
        return plans.objection(token, call);
    }

    /// Declines a plan, which is void from now on.
    public Outcome decline(String token, Call call) {
        long begun = System.nanoTime();
        Outcome outcome = plans.decline(token, call);
        callListener.tell(
                new CompletedCall(
                        ApplyPlanTool.DEFINITION,
                        JsonNodeFactory.instance.objectNode().put("planToken", token),
                        call,
                        ToolResult.of(new Answer.Ended(outcome)),
                        Duration.ofNanos(System.nanoTime() - begun)));
        return outcome;
    }

    /// Asks the approvers, unless the change was requested in Slack, where the question is shown
    /// already.
    private Outcome asked(Outcome outcome, Call call) {
        return outcome instanceof Outcome.NeedsConfirmation waiting
                        && waiting.plan().forSlack()
                        && call.door() != Door.SLACK
                        && !approvers.ask(waiting, call)
                ? new Outcome.Unavailable(
                        "approvers_unreachable",
                        "this needs an approver in Slack, and Slack cannot be reached now",
                        Optional.empty())
                : outcome;
    }
}
