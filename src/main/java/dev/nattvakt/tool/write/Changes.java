package dev.nattvakt.tool.write;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.ChangeDesk;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.Witness;
import dev.nattvakt.tool.Witnessed;

/// What happens at the change desk, as answers; a plan that waits for people elsewhere is put
/// before them on the way.
public final class Changes {

    private final ChangeDesk desk;
    private final Approvers approvers;
    private final Witness witness;

    /// @param witness hears of a person's no; of all else it hears from the catalogue
    public Changes(ChangeDesk desk, Approvers approvers, Witness witness) {
        this.desk = desk;
        this.approvers = approvers;
        this.witness = witness;
    }

    /// Carries the order out, or only says what that would do.
    Answer<ChangeDetail> make(Order<?> order, @Nullable Boolean dryRun, Call call) {
        return Boolean.TRUE.equals(dryRun)
                ? ChangeAnswers.of(desk.rehearse(order, call))
                : asked(desk.carryOut(order, call), call);
    }

    Answer<ChangeDetail> apply(String token, Call call) {
        return ChangeAnswers.of(desk.apply(token, call));
    }

    /// What [#apply] would answer without asking what HostUp says to the change: that the plan is
    /// over, say, or that this caller may not say yes to it. Empty when nothing stands against it.
    public Optional<Answer<ChangeDetail>> objection(String token, Call call) {
        return desk.objection(token, call).map(ChangeAnswers::of);
    }

    /// A person's no to a plan, for doors that can hear one: the plan is void from now on.
    public Answer<ChangeDetail> decline(String token, Call call) {
        long begun = System.nanoTime();
        Answer<ChangeDetail> answer = ChangeAnswers.of(desk.decline(token, call));
        witness.saw(
                new Witnessed(
                        ApplyPlanTool.DEFINITION,
                        JsonNodeFactory.instance.objectNode().put("planToken", token),
                        call,
                        answer,
                        Duration.ofNanos(System.nanoTime() - begun)));
        return answer;
    }

    /// Whoever asked in Slack sees the question there.
    private Answer<ChangeDetail> asked(Outcome outcome, Call call) {
        Answer<ChangeDetail> answer = ChangeAnswers.of(outcome);
        boolean waits =
                outcome instanceof Outcome.NeedsConfirmation waiting
                        && waiting.plan().forSlack()
                        && call.door() != Door.SLACK;
        return !waits || approvers.ask(answer, call)
                ? answer
                : ChangeAnswers.of(
                        new Outcome.Unavailable(
                                "approvers_unreachable",
                                "this needs a yes from people in Slack, who cannot be asked now",
                                Optional.empty()));
    }
}
