package dev.nattvakt.slack.message;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.outcome.Waiting;
import dev.nattvakt.slack.message.blockkit.Button;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.write.ScheduleNames;
import dev.nattvakt.words.DiffWords;
import dev.nattvakt.words.Words;

/// Messages about changes made and plans that wait for confirmation.
final class ChangeMessages {

    private ChangeMessages() {}

    static Message made(ToolResult result, Requester requester) {
        return told(MessageLayout.of(result).say(who(requester)), result).toChannel();
    }

    /// The requester, and the confirmer if that was another person.
    static RichLine who(Requester requester) {
        RichLine who = RichLine.NOTHING.person(requester.by()).text(" asked for this");
        if (requester.confirmedBy().isPresent()) {
            who = who.text(", and ").person(requester.confirmedBy().get()).text(" confirmed it");
        }
        return who.text(".");
    }

    /// The result of a change, with its diff and an Undo button.
    static MessageLayout told(MessageLayout messageLayout, ToolResult result) {
        return told(messageLayout, result, "confirm");
    }

    /// @param yesAction of the button that goes on with the rest of a plan over many servers
    static MessageLayout told(MessageLayout messageLayout, ToolResult result, String yesAction) {
        facts(messageLayout, result);
        if (result.answer() instanceof Answer.Fleet(FleetOutcome.Applied applied)) {
            return messageLayout.buttons(FleetMessages.buttons(applied, yesAction));
        }
        return result.end()
                .flatMap(ChangeMessages::undo)
                .map(messageLayout::buttons)
                .orElse(messageLayout);
    }

    private static Optional<Button> undo(Outcome outcome) {
        return outcome.undo()
                .map(ScheduleNames::callable)
                .flatMap(step -> outcome.proof().map(receipt -> Undo.button(receipt, step)));
    }

    /// The result of a change, with its diff.
    static MessageLayout facts(MessageLayout messageLayout, ToolResult result) {
        if (result.answer() instanceof Answer.Fleet(FleetOutcome outcome)) {
            return FleetMessages.facts(messageLayout, outcome);
        }
        messageLayout.say(RichLine.of(ResultMessages.spoken(result)));
        return result.end().map(outcome -> messageLayout.list(diff(outcome))).orElse(messageLayout);
    }

    /// No diff when something was created or removed: the sentence says it.
    private static List<RichLine> diff(Outcome outcome) {
        return outcome.change()
                .filter(facts -> !facts.before().isEmpty() && !facts.after().isEmpty())
                .map(ChangeMessages::fields)
                .orElse(List.of());
    }

    /// The old and new value of each field.
    static List<RichLine> fields(Facts facts) {
        return DiffWords.parts(facts).stream().map(RichLine::of).toList();
    }

    static Message waits(ToolResult result, Waiting waiting, Requester requester) {
        return MessageLayout.of(result)
                .title("Confirmation needed")
                .say(RichLine.NOTHING.person(requester.by()).text(" asks for this."))
                .say(RichLine.of(ResultMessages.spoken(result)))
                .say(deadline(waiting))
                .buttons(
                        Button.of("Confirm", "confirm", waiting.token()).dangerous(),
                        Button.of("Cancel", "cancel", waiting.token()))
                .toPerson();
    }

    static RichLine deadline(Waiting waiting) {
        return until(
                waiting.plan().forOthers()
                        ? "An approver may confirm it until "
                        : "You may confirm it until ",
                waiting);
    }

    static RichLine until(String lead, Waiting waiting) {
        return RichLine.of(Words.of(lead).moment(waiting.plan().expiresAt()).text("."));
    }
}
