package dev.nattvakt.slack;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.audit.Receipts;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Progress;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.slack.message.ApprovalMessages;
import dev.nattvakt.slack.message.AskAgain;
import dev.nattvakt.slack.message.Requester;
import dev.nattvakt.slack.message.ResultMessages;
import dev.nattvakt.slack.message.ShortMessages;
import dev.nattvakt.slack.message.ShortMessages.Told;
import dev.nattvakt.slack.message.Undo;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.request.Interaction;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.write.ChangeRunner;

/// Carries out pressed buttons. The message with the button is shared, so only a permitted press
/// replaces it, and only a final result replaces it for good. Blocks while HostUp is asked;
/// thread-safe.
final class ButtonActions {

    private static final String APPLY = "apply_plan";
    private static final String UNKNOWN_REQUESTER = "somebody";

    private final Members members;
    private final Catalogue catalogue;
    private final ChangeRunner changeRunner;
    private final Receipts receipts;
    private final PendingQuestions pendingQuestions;
    private final AskedCalls askedCalls;
    private final ReplyRouting replyRouting;
    private final RecentReplies recentReplies;
    private final Clock clock;
    private final Executor executor;

    /// @param executor posts progress
    ButtonActions(
            Members members,
            Catalogue catalogue,
            ChangeRunner changeRunner,
            Receipts receipts,
            PendingQuestions pendingQuestions,
            AskedCalls askedCalls,
            RecentReplies recentReplies,
            Clock clock,
            Executor executor) {
        this.members = members;
        this.catalogue = catalogue;
        this.changeRunner = changeRunner;
        this.receipts = receipts;
        this.pendingQuestions = pendingQuestions;
        this.askedCalls = askedCalls;
        this.replyRouting = new ReplyRouting(pendingQuestions);
        this.recentReplies = recentReplies;
        this.clock = clock;
        this.executor = executor;
    }

    /// Receives the messages of a press, in order.
    interface Listener {

        void hear(Message message);

        /// A message that the next one replaces; it may be lost.
        void glance(Message message);
    }

    /// The state of a button after an answer.
    private enum Button {
        /// Another press, by another person or later, may succeed.
        ALIVE,
        /// Another press was first, and its result is shown.
        USED,
        DEAD
    }

    private record Press(Interaction button, Caller caller, Listener listener) {

        String token() {
            return button.value();
        }

        String user() {
            return button.userId();
        }

        void hear(Message message) {
            listener.hear(message);
        }

        /// Starts its own deadline.
        Call call() {
            return call(Progress.UNHEARD);
        }

        Call call(Progress progress) {
            return new Call(caller, Door.SLACK, Deadline.in(Call.TIME), progress, () -> false);
        }
    }

    void press(Interaction button, Listener listener) {
        switch (members.admit(SlackUser.of(button))) {
            case Members.Admission.In(Caller caller) -> press(new Press(button, caller, listener));
            case Members.Admission.Out() -> listener.hear(ShortMessages.notAllowed());
            case Members.Admission.Unknown() -> listener.hear(ShortMessages.groupsUnknown());
        }
    }

    private void press(Press press) {
        switch (press.button().actionId()) {
            case "confirm", "approve" -> yes(press);
            case "cancel", "decline" -> no(press);
            case Undo.ACTION -> undo(press);
            case AskAgain.ACTION -> askAgain(press);
            default -> press.hear(ShortMessages.stale());
        }
    }

    private void yes(Press press) {
        if (catalogue.card(APPLY).isEmpty()) {
            press.hear(ShortMessages.notOffered());
            return;
        }
        Optional<Conclusion> objection = changeRunner.objection(press.token(), press.call());
        if (objection.isPresent()) {
            notDone(press, ToolResult.of(Answer.of(objection.get())));
            return;
        }
        Optional<PendingQuestions.Question> question = pendingQuestions.about(press.token());
        question.ifPresent(_ -> press.listener().glance(ShortMessages.confirmed(press.user())));
        ToolResult answer = stored(press, apply(press));
        if (answer.answer() instanceof Answer.Fleet(FleetOutcome.Applied applied)
                && (applied.receipt().isPresent() || applied.rest().isEmpty())) {
            carriedOut(press, question, answer, applied);
            return;
        }
        switch (after(answer)) {
            case ALIVE -> {
                question.map(PendingQuestions.Question::message)
                        .map(Message::replacing)
                        .ifPresent(press::hear);
                press.hear(ResultMessages.of(answer, Requester.by(press.user())));
            }
            case USED -> notDone(press, answer);
            case DEAD -> done(press, question, answer);
        }
    }

    /// A plan over many servers was carried out, perhaps not all of it: the result has a button to
    /// go on with the rest. The channel is told first, since a `response_url` takes few posts.
    private void carriedOut(
            Press press,
            Optional<PendingQuestions.Question> question,
            ToolResult answer,
            FleetOutcome.Applied applied) {
        String requester =
                question.map(PendingQuestions.Question::requester).orElse(UNKNOWN_REQUESTER);
        if (press.button().actionId().equals("approve")) {
            Message end = ApprovalMessages.approved(answer, requester, press.user());
            ended(press, requester, answer, applied, end, end);
            press.hear(end);
            return;
        }
        Requester asked =
                Requester.about(answer, Requester.user(requester)).confirmedBy(press.user());
        Message result = ResultMessages.of(answer, asked);
        Message end = ShortMessages.carriedOut(press.user());
        ended(press, requester, answer, applied, result, end);
        press.hear(result);
        press.hear(end);
    }

    /// @param result the message with the button that goes on
    /// @param end replaces the question, if nothing is left
    private void ended(
            Press press,
            String requester,
            ToolResult answer,
            FleetOutcome.Applied applied,
            Message result,
            Message end) {
        if (applied.rest().isPresent()) {
            pendingQuestions.keep(
                    press.token(), new PendingQuestions.Question(result, requester, answer));
        } else {
            pendingQuestions.settle(press.token(), end);
        }
    }

    private void done(
            Press press, Optional<PendingQuestions.Question> question, ToolResult answer) {
        String requester =
                question.map(PendingQuestions.Question::requester).orElse(UNKNOWN_REQUESTER);
        Requester asked =
                Requester.about(answer, Requester.user(requester)).confirmedBy(press.user());
        if (press.button().actionId().equals("approve")) {
            settle(press, ApprovalMessages.approved(answer, requester, press.user()));
        } else if (isMade(answer)) {
            Message end = ShortMessages.confirmed(press.user());
            pendingQuestions.settle(press.token(), end);
            if (question.isEmpty()) {
                press.hear(end);
            }
            press.hear(ResultMessages.of(answer, asked));
        } else {
            settle(press, ApprovalMessages.confirmed(answer, asked));
        }
    }

    private void no(Press press) {
        Optional<PendingQuestions.Question> question = pendingQuestions.about(press.token());
        Conclusion conclusion = changeRunner.decline(press.token(), press.call());
        ToolResult answer = ToolResult.of(Answer.of(conclusion));
        if (!(conclusion instanceof Outcome.Refused(_, Refusal.Declined _, _))) {
            notDone(press, answer);
        } else if (press.button().actionId().equals("cancel")) {
            settle(press, ShortMessages.cancelled(press.user()));
        } else {
            settle(
                    press,
                    ApprovalMessages.declined(
                            question.map(PendingQuestions.Question::answer).orElse(answer),
                            question.map(PendingQuestions.Question::requester)
                                    .orElse(UNKNOWN_REQUESTER),
                            press.user()));
        }
    }

    /// The press sent nothing and decided nothing.
    private void notDone(Press press, ToolResult answer) {
        Message message =
                answer.outcome() == OutcomeCode.INVALID
                        ? ShortMessages.stale()
                        : ResultMessages.of(answer, Requester.by(press.user()));
        switch (after(answer)) {
            case ALIVE -> press.hear(message);
            case USED -> {
                pendingQuestions.end(press.token()).ifPresent(press::hear);
                press.hear(message);
            }
            case DEAD ->
                    settle(
                            press,
                            askedCalls
                                    .about(press.token())
                                    .filter(_ -> isGone(answer))
                                    .map(call -> call.instead(answer))
                                    .orElseGet(message::replacing));
        }
    }

    private static boolean isGone(ToolResult answer) {
        return answer.answer() instanceof Answer.Ended(Outcome.PlanVoid(_, var why))
                && (why instanceof Outcome.PlanVoid.Why.Expired
                        || why instanceof Outcome.PlanVoid.Why.Unknown);
    }

    /// Makes the call of a plan that is gone once more, now for the one who pressed.
    private void askAgain(Press press) {
        Optional<AskAgain> call = AskAgain.parse(press.button().value());
        if (call.isEmpty()) {
            press.hear(ShortMessages.stale());
            return;
        }
        catalogue
                .call(call.get().tool(), call.get().arguments(), press.call())
                .map(answer -> stored(press, answer))
                .ifPresent(answer -> {
                    if (after(answer) != Button.ALIVE) {
                        press.hear(ShortMessages.askedAgain(press.user()));
                    }
                    press.hear(replyRouting.of(answer, press.caller(), press.user()));
                });
    }

    /// Stores the end before sending it, so that a second press meanwhile shows the same.
    private void settle(Press press, Message end) {
        pendingQuestions.settle(press.token(), end);
        press.hear(end);
    }

    /// Keeps the receipt's message without its button; a receipt that is no longer stored is left
    /// as it is.
    private void undo(Press press) {
        Optional<Undo> undo = Undo.parse(press.button().value());
        if (undo.isEmpty()) {
            press.hear(ShortMessages.stale());
            return;
        }
        if (catalogue.card(undo.get().tool()).isEmpty()) {
            press.hear(ShortMessages.notOffered());
            return;
        }
        Optional<ToolResult> receipt = receipts.find(undo.get().receipt(), press.caller());
        if (receipt.filter(there -> !mayChange(press.caller(), there)).isPresent()) {
            press.hear(ShortMessages.notAllowed());
            return;
        }
        receipt.ifPresent(there ->
                press.listener()
                        .glance(
                                Undo.pressed(
                                        there,
                                        Requester.about(there, UNKNOWN_REQUESTER),
                                        press.user())));
        catalogue
                .call(undo.get().tool(), undo.get().arguments(), press.call())
                .map(answer -> stored(press, answer))
                .ifPresent(answer -> undone(press, receipt, answer));
    }

    private void undone(Press press, Optional<ToolResult> receipt, ToolResult answer) {
        if (after(answer) == Button.ALIVE) {
            receipt.map(there ->
                            ResultMessages.of(there, Requester.about(there, UNKNOWN_REQUESTER))
                                    .replacing())
                    .ifPresent(press::hear);
        }
        press.hear(replyRouting.of(answer, press.caller(), press.user()));
    }

    /// Stores the answer for `/nattvakt status`, in case it does not arrive.
    private ToolResult stored(Press press, ToolResult answer) {
        recentReplies.keep(
                press.caller().name(),
                new Told(clock.instant(), press.button().actionId(), answer));
        return answer;
    }

    private ToolResult apply(Press press) {
        ObjectNode arguments =
                JsonNodeFactory.instance.objectNode().put("planToken", press.token());
        ProgressMessage progress =
                new ProgressMessage(
                        (done, total) ->
                                press.listener()
                                        .glance(ShortMessages.underWay(press.user(), done, total)),
                        clock,
                        executor);
        try {
            return catalogue.call(APPLY, arguments, press.call(progress)).orElseThrow();
        } finally {
            progress.end();
        }
    }

    private static boolean mayChange(Caller caller, ToolResult receipt) {
        return receipt.answer() instanceof Answer.Fleet(FleetOutcome outcome)
                ? outcome.rows().stream().anyMatch(row -> caller.may(Role.OPERATOR, row.vps()))
                : receipt.changed().filter(server -> caller.may(Role.OPERATOR, server)).isPresent();
    }

    private static Button after(ToolResult result) {
        return switch (result.answer()) {
            case Answer.Ended(Outcome outcome) -> after(outcome);
            case Answer.Hindered(Outcome.Obstacle obstacle) -> after(obstacle);
            case Answer.Fleet(FleetOutcome outcome) -> after(outcome);
            case Answer.TooManyCalls _ -> Button.ALIVE;
            case Answer.Servers _,
                    Answer.Protection _,
                    Answer.Audited _,
                    Answer.Priced _,
                    Answer.Changes _,
                    Answer.DryRunIgnored _,
                    Answer.Declined _ ->
                    Button.DEAD;
        };
    }

    /// A plan with something left to do can be pressed again.
    private static Button after(FleetOutcome outcome) {
        return switch (outcome) {
            case FleetOutcome.UnderWay _ -> Button.ALIVE;
            case FleetOutcome.Applied(_, _, var rest) ->
                    rest.isPresent() ? Button.ALIVE : Button.DEAD;
            case FleetOutcome.NeedsConfirmation _, FleetOutcome.NothingToDo _ -> Button.DEAD;
        };
    }

    private static Button after(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Busy _, Outcome.Unavailable _, Outcome.RateLimited _ -> Button.ALIVE;
            case Outcome.Refused(_, Refusal.RoleTooLow _, _) -> Button.ALIVE;
            case Outcome.Refused(_, Refusal.ReadOnly _, _) -> Button.ALIVE;
            case Outcome.PlanVoid(_, Outcome.PlanVoid.Why why) ->
                    why instanceof Outcome.PlanVoid.Why.Used ? Button.USED : Button.DEAD;
            case Outcome.Refused _,
                    Outcome.AlreadySet _,
                    Outcome.Planned _,
                    Outcome.NeedsConfirmation _,
                    Outcome.Verified _,
                    Outcome.Adjusted _,
                    Outcome.Overwritten _,
                    Outcome.Unconfirmed _,
                    Outcome.Invalid _,
                    Outcome.NotFound _,
                    Outcome.Vanished _ ->
                    Button.DEAD;
        };
    }

    private static boolean isMade(ToolResult answer) {
        return answer.outcome() == OutcomeCode.VERIFIED || answer.outcome() == OutcomeCode.ADJUSTED;
    }
}
