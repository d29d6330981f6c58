package dev.nattvakt.slack.message;

import java.time.Instant;
import java.util.List;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.Words;

/// The short ones, for one person.
public final class ShortMessages {

    private ShortMessages() {}

    /// An answer that was given before.
    ///
    /// @param command as it was typed
    public record Told(Instant at, String command, ToolResult answer) {

        /// A change, told with the time when it was sent.
        ///
        /// @param now for an answer without a receipt
        public static Told asSent(String command, ToolResult answer, Instant now) {
            Instant sent = answer.end().flatMap(Outcome::proof).map(Receipt::at).orElse(now);
            return new Told(sent, command, answer);
        }
    }

    public static Message working() {
        return MessageLayout.blank()
                .say(RichLine.of("Working on it; the answer follows here."))
                .toPerson();
    }

    /// Where Slack said no address for an answer.
    public static Message workingUnheard() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                Words.of("Working on it; ")
                                        .code("/nattvakt status")
                                        .text(" shows the answer.")))
                .toPerson();
    }

    /// In the place of a question, once somebody said yes.
    public static Message confirmed(String person) {
        return pressed("Confirmed by ", person, "; the answer follows.");
    }

    /// In the place of a question, once somebody said no.
    public static Message cancelled(String person) {
        return pressed("Cancelled by ", person, ". Nothing was sent.");
    }

    private static Message pressed(String lead, String person, String end) {
        return MessageLayout.blank()
                .say(RichLine.of(lead).person(person).text(end))
                .toPerson()
                .replacing();
    }

    /// A button that was pressed before, or whose plan is over.
    public static Message stale() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                "This button is used up. Nothing was sent; ask for the change again."))
                .toPerson();
    }

    /// One text for whoever may not, so that nobody learns why.
    public static Message notAllowed() {
        return MessageLayout.blank()
                .say(RichLine.of("You may not do this here. Ask whoever runs Nattvakt."))
                .toPerson();
    }

    /// @param command as one types it
    /// @param meaning what it does
    public record Example(String command, String meaning) {}

    public static Message help(List<Example> examples) {
        return MessageLayout.blank()
                .title("Nattvakt")
                .say(RichLine.of("It sets backup and snapshot schedules, and says how they stand:"))
                .list(
                        examples.stream()
                                .map(example ->
                                        RichLine.of(
                                                Words.of("")
                                                        .code(example.command())
                                                        .text(" - " + example.meaning())))
                                .toList())
                .toPerson();
    }

    /// @param wrong each thing that was not understood, and what would be
    public static Message unclear(Words wrong) {
        return MessageLayout.blank().say(RichLine.of(wrong)).toPerson();
    }

    /// @param grants none for somebody whom nobody gave anything
    public static Message whoami(String user, List<Caller.Grant> grants) {
        MessageLayout messageLayout =
                MessageLayout.blank()
                        .say(
                                RichLine.of("You are ")
                                        .person(user)
                                        .and(
                                                Words.of(" (")
                                                        .code(user)
                                                        .text(
                                                                grants.isEmpty()
                                                                        ? "), and may do nothing here. Ask whoever runs Nattvakt."
                                                                        : "):")));
        return messageLayout.list(grants.stream().map(ShortMessages::grant).toList()).toPerson();
    }

    private static RichLine grant(Caller.Grant grant) {
        String may =
                switch (grant.role()) {
                    case VIEWER -> "a viewer: you may look";
                    case OPERATOR ->
                            "an operator: you may look, strengthen protection, and ask for what weakens it";
                    case APPROVER ->
                            "an approver: you may do everything, and confirm what weakens protection";
                };
        return RichLine.of(
                Words.of(may + ", on ")
                        .code(
                                grant.servers().areAll()
                                        ? "all servers"
                                        : String.join(", ", grant.servers().patterns())));
    }

    /// A tool that this server does not offer.
    public static Message notOffered() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                "This server does not offer that. Ask whoever runs Nattvakt (NATTVAKT_READ_ONLY, NATTVAKT_TOOLS)."))
                .toPerson();
    }

    /// While Slack does not say who is in the groups that have a role here.
    public static Message groupsUnknown() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                "Slack does not say now which user groups you are in, so nothing is allowed for the time being. Nothing was sent; try again in a minute, or ask whoever runs Nattvakt."))
                .toPerson();
    }

    /// A bug of ours.
    public static Message broken() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                "This is our fault, and whether anything was sent is not known here. Look with /backup before asking again; whoever runs Nattvakt finds the reason in its log."))
                .toPerson();
    }

    /// What was answered lately, newest first.
    public static Message status(List<Told> told) {
        if (told.isEmpty()) {
            return MessageLayout.blank()
                    .say(RichLine.of("There is no such answer, or it is too long ago."))
                    .toPerson();
        }
        return MessageLayout.of(told.getFirst().answer())
                .list(told.stream().map(ShortMessages::line).toList())
                .toPerson();
    }

    private static RichLine line(Told told) {
        return RichLine.of(
                Words.of("")
                        .moment(told.at())
                        .text(", ")
                        .quote(told.command())
                        .text(": " + word(told.answer()) + ". ")
                        .and(ResultMessages.spoken(told.answer())));
    }

    private static String word(ToolResult answer) {
        return answer.outcome().word().replace('_', ' ');
    }
}
