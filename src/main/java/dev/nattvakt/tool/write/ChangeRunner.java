package dev.nattvakt.tool.write;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.ChangeDesk;
import dev.nattvakt.change.FleetPlanner;
import dev.nattvakt.change.PlanDesk;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.CallListener;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

/// Passes orders, wishes and plans to the change desk, and plans that wait for approvers elsewhere
/// to these.
public final class ChangeRunner {

    private final ChangeDesk desk;
    private final FleetPlanner planner;
    private final PlanDesk plans;
    private final Approvers approvers;
    private final CallListener callListener;
    private final boolean sandbox;

    /// @param callListener notified of declined plans, and of each server that a plan over many
    ///   changed; the catalogue notifies it of all else
    /// @param sandbox whether a simulator plays HostUp
    public ChangeRunner(
            ChangeDesk desk,
            FleetPlanner planner,
            PlanDesk plans,
            Approvers approvers,
            CallListener callListener,
            boolean sandbox) {
        this.desk = desk;
        this.planner = planner;
        this.plans = plans;
        this.approvers = approvers;
        this.callListener = callListener;
        this.sandbox = sandbox;
    }

    /// Carries the order out, or rehearses it when `dryRun` is true.
    Answer make(Order<?> order, @Nullable Boolean dryRun, Call call) {
        return Boolean.TRUE.equals(dryRun)
                ? new Answer.Ended(desk.rehearse(order, call))
                : asked(desk.carryOut(order, call), call);
    }

    /// Plans a change of many servers.
    Answer plan(FleetWish wish, Call call) {
        return asked(planner.plan(wish, call), call);
    }

    /// Plans the way back of past changes.
    Answer undo(
            List<PastChange.Here> past, List<String> servers, List<String> exceptions, Call call) {
        return asked(planner.undo(past, servers, exceptions, call), call);
    }

    Answer apply(String token, Call call) {
        long begun = System.nanoTime();
        return Answer.of(
                plans.apply(
                        token,
                        call,
                        (outcome, whole) -> {
                            if (outcome.proof().isPresent()) {
                                tell(outcome, Optional.of(whole), token, call, begun);
                            }
                        }));
    }

    /// What [#apply] would answer without reading HostUp: that the plan has ended, for example, or
    /// that this caller may not approve it. Empty when there is no objection.
    public Optional<Conclusion> objection(String token, Call call) {
        return plans.objection(token, call);
    }

    /// The same as [#decline], as a tool's result.
    public ToolResult declined(String token, Call call) {
        return result(decline(token, call));
    }

    /// Declines a plan, which is void from now on.
    public Conclusion decline(String token, Call call) {
        long begun = System.nanoTime();
        Conclusion conclusion = plans.decline(token, call);
        tell(conclusion, Optional.empty(), token, call, begun);
        return conclusion;
    }

    private ToolResult result(Conclusion conclusion) {
        return new ToolResult(Answer.of(conclusion), sandbox);
    }

    /// @param whole the receipt of the plan over many servers that this is a part of
    private void tell(
            Conclusion conclusion, Optional<Receipt> whole, String token, Call call, long begun) {
        callListener.tell(
                new CompletedCall(
                        ApplyPlanTool.DEFINITION,
                        JsonNodeFactory.instance.objectNode().put("planToken", token),
                        call,
                        result(conclusion),
                        Duration.ofNanos(System.nanoTime() - begun),
                        whole.map(Receipt::id)));
    }

    /// Asks the approvers, unless the change was requested in Slack, where the question is shown
    /// already.
    private Answer asked(Conclusion conclusion, Call call) {
        return Answer.of(
                conclusion instanceof Waiting waiting
                                && waiting.plan().forSlack()
                                && call.door() != Door.SLACK
                                && !approvers.ask(waiting, call)
                        ? new Outcome.Unavailable(
                                "approvers_unreachable",
                                "this needs an approver in Slack, and Slack cannot be reached now",
                                Optional.empty())
                        : conclusion);
    }
}
