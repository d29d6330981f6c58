package dev.nattvakt.slack;

import java.time.Clock;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.audit.Receipts;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.slack.message.Answers;
import dev.nattvakt.slack.message.Approvals;
import dev.nattvakt.slack.message.Asked;
import dev.nattvakt.slack.message.Notes;
import dev.nattvakt.slack.message.Notes.Told;
import dev.nattvakt.slack.message.Undo;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.request.Interaction;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.OutcomeWord;
import dev.nattvakt.tool.Trouble;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.tool.write.Changes;

/// What a pressed button does. The message that it stands in belongs to everybody who sees it: it
/// is replaced only for somebody who may do this, and for good only by what it came to. Blocks
/// while HostUp is asked; safe for many threads.
final class Presses {

    private static final String APPLY = "apply_plan";
    private static final String SOMEBODY = "somebody";

    private final Members members;
    private final Catalogue catalogue;
    private final Changes changes;
    private final Receipts receipts;
    private final Questions questions;
    private final Telling telling;
    private final Kept kept;
    private final Clock clock;

    Presses(
            Members members,
            Catalogue catalogue,
            Changes changes,
            Receipts receipts,
            Questions questions,
            Kept kept,
            Clock clock) {
        this.members = members;
        this.catalogue = catalogue;
        this.changes = changes;
        this.receipts = receipts;
        this.questions = questions;
        this.telling = new Telling(questions);
        this.kept = kept;
        this.clock = clock;
    }

    /// Whoever there is to tell, in this order.
    interface Listener {

        void hear(Message message);

        /// What stands only until the next message, and may be missed.
        void glance(Message message);
    }

    /// What is left of a button after an answer.
    private enum Button {
        /// Another yes, or the same again later, may lead further.
        ALIVE,
        /// Another press was first, and says what it came to.
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

        /// With a time of its own from now on.
        Call call() {
            return new Call(caller, Door.SLACK, Deadline.in(Call.TIME));
        }
    }

    void press(Interaction button, Listener listener) {
        switch (members.admit(Person.of(button))) {
            case Members.Admission.In(Caller caller) -> press(new Press(button, caller, listener));
            case Members.Admission.Out() -> listener.hear(Notes.notAllowed());
            case Members.Admission.Unknown() -> listener.hear(Notes.groupsUnknown());
        }
    }

    private void press(Press press) {
        switch (press.button().actionId()) {
            case "confirm", "approve" -> yes(press);
            case "cancel", "decline" -> no(press);
            case Undo.ACTION -> undo(press);
            default -> press.hear(Notes.stale());
        }
    }

    private void yes(Press press) {
        if (catalogue.card(APPLY).isEmpty()) {
            press.hear(Notes.notOffered());
            return;
        }
        Optional<Answer<ChangeDetail>> objection = changes.objection(press.token(), press.call());
        if (objection.isPresent()) {
            notDone(press, objection.get());
            return;
        }
        Optional<Questions.Question> question = questions.about(press.token());
        question.ifPresent(_ -> press.listener().glance(Notes.confirmed(press.user())));
        Answer<?> answer = kept(press, apply(press));
        switch (after(answer)) {
            case ALIVE -> {
                question.map(Questions.Question::message)
                        .map(Message::replacing)
                        .ifPresent(press::hear);
                press.hear(Answers.of(answer, Asked.by(press.user())));
            }
            case USED -> notDone(press, answer);
            case DEAD -> done(press, question, answer);
        }
    }

    private void done(Press press, Optional<Questions.Question> question, Answer<?> answer) {
        String requester = question.map(Questions.Question::requester).orElse(SOMEBODY);
        Asked asked = Asked.about(answer, Asked.user(requester)).confirmedBy(press.user());
        if (press.button().actionId().equals("approve")) {
            settle(press, Approvals.approved(answer, requester, press.user()));
        } else if (isMade(answer)) {
            Message end = Notes.confirmed(press.user());
            questions.settle(press.token(), end);
            if (question.isEmpty()) {
                press.hear(end);
            }
            press.hear(Answers.of(answer, asked));
        } else {
            settle(press, Approvals.confirmed(answer, asked));
        }
    }

    private void no(Press press) {
        Optional<Questions.Question> question = questions.about(press.token());
        Answer<?> answer = changes.decline(press.token(), press.call());
        if (!isDeclined(answer)) {
            notDone(press, answer);
        } else if (press.button().actionId().equals("cancel")) {
            settle(press, Notes.cancelled(press.user()));
        } else {
            settle(
                    press,
                    Approvals.declined(
                            question.<Answer<?>>map(Questions.Question::answer).orElse(answer),
                            question.map(Questions.Question::requester).orElse(SOMEBODY),
                            press.user()));
        }
    }

    /// Nothing was sent, and nothing was decided.
    private void notDone(Press press, Answer<?> answer) {
        Message message =
                answer.outcome() == OutcomeWord.INVALID
                        ? Notes.stale()
                        : Answers.of(answer, Asked.by(press.user()));
        switch (after(answer)) {
            case ALIVE -> press.hear(message);
            case USED -> {
                questions.end(press.token()).ifPresent(press::hear);
                press.hear(message);
            }
            case DEAD -> settle(press, message.replacing());
        }
    }

    /// Known before it is said: whoever presses meanwhile says the same.
    private void settle(Press press, Message end) {
        questions.settle(press.token(), end);
        press.hear(end);
    }

    /// The receipt stays to be read, without its button; one that is not known any more stays as it
    /// is.
    private void undo(Press press) {
        Optional<Undo> undo = Undo.parse(press.button().value());
        if (undo.isEmpty()) {
            press.hear(Notes.stale());
            return;
        }
        if (catalogue.card(undo.get().tool()).isEmpty()) {
            press.hear(Notes.notOffered());
            return;
        }
        Optional<Answer<?>> receipt = receipts.find(undo.get().receipt(), press.caller());
        if (receipt.filter(there -> !mayChange(press.caller(), there)).isPresent()) {
            press.hear(Notes.notAllowed());
            return;
        }
        receipt.ifPresent(there ->
                press.listener()
                        .glance(Undo.pressed(there, Asked.about(there, SOMEBODY), press.user())));
        catalogue
                .call(undo.get().tool(), undo.get().arguments(), press.call())
                .map(answer -> kept(press, answer))
                .ifPresent(answer -> undone(press, receipt, answer));
    }

    private void undone(Press press, Optional<Answer<?>> receipt, Answer<?> answer) {
        if (after(answer) == Button.ALIVE) {
            receipt.map(there -> Answers.of(there, Asked.about(there, SOMEBODY)).replacing())
                    .ifPresent(press::hear);
        }
        press.hear(telling.of(answer, press.caller(), press.user()));
    }

    /// For the status command, should it not arrive.
    private Answer<?> kept(Press press, Answer<?> answer) {
        kept.keep(
                press.caller().name(),
                new Told(clock.instant(), press.button().actionId(), answer));
        return answer;
    }

    private Answer<?> apply(Press press) {
        ObjectNode arguments =
                JsonNodeFactory.instance.objectNode().put("planToken", press.token());
        return catalogue.call(APPLY, arguments, press.call()).orElseThrow();
    }

    private static boolean mayChange(Caller caller, Answer<?> receipt) {
        return receipt.detail() instanceof ChangeDetail detail
                && detail.vps() instanceof VpsView vps
                && caller.may(Role.OPERATOR, vps.server());
    }

    private static Button after(Answer<?> answer) {
        return switch (answer.outcome()) {
            case BUSY, UNAVAILABLE, RATE_LIMITED -> Button.ALIVE;
            case REFUSED ->
                    isCode(answer, "role_too_low") || isCode(answer, "read_only")
                            ? Button.ALIVE
                            : Button.DEAD;
            case CONFLICT -> isCode(answer, "plan_used") ? Button.USED : Button.DEAD;
            case ANSWERED,
                    VERIFIED,
                    ADJUSTED,
                    ALREADY_SET,
                    PLANNED,
                    NEEDS_CONFIRMATION,
                    INVALID,
                    NOT_FOUND,
                    UNCONFIRMED ->
                    Button.DEAD;
        };
    }

    private static boolean isMade(Answer<?> answer) {
        return answer.outcome() == OutcomeWord.VERIFIED || answer.outcome() == OutcomeWord.ADJUSTED;
    }

    private static boolean isDeclined(Answer<?> answer) {
        return answer.outcome() == OutcomeWord.REFUSED && isCode(answer, "declined");
    }

    private static boolean isCode(Answer<?> answer, String code) {
        return answer.trouble() instanceof Trouble trouble && code.equals(trouble.code());
    }
}
