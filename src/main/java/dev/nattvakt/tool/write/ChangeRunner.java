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

/// What happens at the change desk; a plan that waits for people elsewhere is put before them on
/// the way.
public final class ChangeRunner {

    private final ChangeDesk desk;
    private final PlanDesk plans;
    private final Approvers approvers;
    private final CallListener callListener;

    /// @param callListener hears of a person's no; of all else it hears from the catalogue
    public ChangeRunner(
            ChangeDesk desk, PlanDesk plans, Approvers approvers, CallListener callListener) {
        this.desk = desk;
        this.plans = plans;
        this.approvers = approvers;
        this.callListener = callListener;
    }

    /// Carries the order out, or only says what that would do.
    Outcome make(Order<?> order, @Nullable Boolean dryRun, Call call) {
        return Boolean.TRUE.equals(dryRun)
                ? desk.rehearse(order, call)
                : asked(desk.carryOut(order, call), call);
    }

    Outcome apply(String token, Call call) {
        return plans.apply(token, call);
    }

    /// What [#apply] would answer without asking what HostUp says to the change: that the plan is
    /// over, say, or that this caller may not say yes to it. Empty when nothing stands against it.
    public Optional<Outcome> objection(String token, Call call) {
        return plans.objection(token, call);
    }

    /// A person's no to a plan, for doors that can hear one: the plan is void from now on.
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

    /// Whoever asked in Slack sees the question there.
    private Outcome asked(Outcome outcome, Call call) {
        return outcome instanceof Outcome.NeedsConfirmation waiting
                        && waiting.plan().forSlack()
                        && call.door() != Door.SLACK
                        && !approvers.ask(waiting, call)
                ? new Outcome.Unavailable(
                        "approvers_unreachable",
                        "this needs a yes from people in Slack, who cannot be asked now",
                        Optional.empty())
                : outcome;
    }
}
