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
import dev.nattvakt.slack.block.Answers;
import dev.nattvakt.slack.block.Approvals;
import dev.nattvakt.slack.block.Asked;
import dev.nattvakt.slack.block.Message;
import dev.nattvakt.slack.block.Notes;
import dev.nattvakt.slack.block.Notes.Told;
import dev.nattvakt.slack.block.Undo;
import dev.nattvakt.slack.signed.Interaction;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Changes;
import dev.nattvakt.tool.OutcomeWord;

/// What a pressed button does. It is dead from the first press on: the message that it stands in is
/// replaced before anything is done, and comes back only when a yes could not be carried out yet.
/// Blocks while HostUp is asked; safe for many threads.
final class Presses {

    private static final String SOMEBODY = "somebody";

    private final Members members;
    private final Catalogue catalogue;
    private final Changes changes;
    private final Receipts receipts;
    private final Questions questions;
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
        this.kept = kept;
        this.clock = clock;
    }

    /// Where what there is to say goes, in this order.
    interface Replies {
        void say(Message message);
    }

    void press(Interaction press, Replies replies) {
        Optional<Caller> caller = members.caller(Person.of(press));
        if (caller.isEmpty()) {
            replies.say(Notes.notAllowed());
            return;
        }
        Call call = new Call(caller.get(), Door.SLACK, Deadline.in(Call.TIME));
        switch (press.actionId()) {
            case "confirm" -> confirm(press, call, replies);
            case "approve" -> approve(press, call, replies);
            case "cancel" -> cancel(press, call, replies);
            case "decline" -> decline(press, call, replies);
            case "undo" -> undo(press, call, replies);
            default -> replies.say(Notes.stale());
        }
    }

    private void confirm(Interaction press, Call call, Replies replies) {
        replies.say(Notes.confirmed(press.userId()));
        Answer<?> answer = kept(press, call, apply(press.value(), call));
        if (isOpen(answer)) {
            askAgain(press.value(), replies);
        }
        String requester = requester(press.value()).map(Presses::user).orElse(press.userId());
        replies.say(Answers.of(answer, Asked.by(requester).confirmedBy(press.userId())));
        settle(press.value(), answer);
    }

    private void approve(Interaction press, Call call, Replies replies) {
        String requester = requester(press.value()).orElse(SOMEBODY);
        replies.say(Notes.confirmed(press.userId()));
        Answer<?> answer = kept(press, call, apply(press.value(), call));
        if (isOpen(answer)) {
            askAgain(press.value(), replies);
            replies.say(Answers.of(answer, Asked.by(press.userId())));
        } else {
            replies.say(Approvals.approved(answer, requester, press.userId()));
        }
        settle(press.value(), answer);
    }

    private void cancel(Interaction press, Call call, Replies replies) {
        Answer<?> answer = changes.decline(press.value(), call);
        replies.say(
                isDeclined(answer)
                        ? Notes.cancelled(press.userId())
                        : Answers.of(answer, Asked.by(press.userId())));
        settle(press.value(), answer);
    }

    private void decline(Interaction press, Call call, Replies replies) {
        Answer<?> answer = changes.decline(press.value(), call);
        String requester = requester(press.value()).orElse(SOMEBODY);
        replies.say(
                isDeclined(answer)
                        ? Approvals.declined(answer, requester, press.userId())
                        : Answers.of(answer, Asked.by(press.userId())));
        settle(press.value(), answer);
    }

    /// The receipt stays to be read, without its button.
    private void undo(Interaction press, Call call, Replies replies) {
        Optional<Undo> undo = Undo.parse(press.value());
        if (undo.isEmpty()) {
            replies.say(Notes.stale());
            return;
        }
        replies.say(
                receipts.find(undo.get().receipt(), call.caller())
                        .map(answer -> Undo.pressed(answer, press.userId()))
                        .orElseGet(() -> Notes.undoing(press.userId())));
        replies.say(
                catalogue
                        .call(undo.get().tool(), undo.get().arguments(), call)
                        .map(answer -> kept(press, call, answer))
                        .map(answer -> Answers.of(answer, Asked.by(press.userId())))
                        .orElseGet(Notes::notOffered));
    }

    /// For the status command, should it not arrive.
    private Answer<?> kept(Interaction press, Call call, Answer<?> answer) {
        kept.keep(call.caller().name(), new Told(clock.instant(), press.actionId(), answer));
        return answer;
    }

    private Answer<?> apply(String token, Call call) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("planToken", token);
        return catalogue.call("apply_plan", arguments, call).orElseThrow();
    }

    private void askAgain(String token, Replies replies) {
        questions
                .about(token)
                .map(Questions.Asked::question)
                .map(Message::replacing)
                .ifPresent(replies::say);
    }

    private Optional<String> requester(String token) {
        return questions.about(token).map(Questions.Asked::requester);
    }

    private void settle(String token, Answer<?> answer) {
        if (!isOpen(answer)) {
            questions.forget(token);
        }
    }

    /// Whether the plan still waits for a yes: another one's, or the same again later.
    private static boolean isOpen(Answer<?> answer) {
        return switch (answer.outcome()) {
            case BUSY, UNAVAILABLE, RATE_LIMITED -> true;
            case REFUSED -> answer.status() == 403;
            default -> false;
        };
    }

    private static boolean isDeclined(Answer<?> answer) {
        return answer.outcome() == OutcomeWord.REFUSED
                && answer.trouble() != null
                && "declined".equals(answer.trouble().code());
    }

    /// Slack's own id of a requester who is a person there.
    private static String user(String name) {
        return name.replaceFirst("@.*", "");
    }
}
