package dev.nattvakt.slack.message;

import java.time.Instant;
import java.util.List;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.Words;

/// Short ephemeral messages.
public final class ShortMessages {

    private ShortMessages() {}

    /// An earlier answer.
    ///
    /// @param command as it was typed
    public record Told(Instant at, String command, ToolResult answer) {

        /// A change, told with the time when it was sent.
        ///
        /// @param now for an answer without a receipt
        public static Told asSent(String command, ToolResult answer, Instant now) {
            Instant sent = Requester.proof(answer).map(Receipt::at).orElse(now);
            return new Told(sent, command, answer);
        }
    }

    public static Message working() {
        return MessageLayout.blank()
                .say(RichLine.of("Working on it; the answer follows here."))
                .toPerson();
    }

    /// For a command without a `response_url`.
    public static Message workingUnheard() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                Words.of("Working on it; ")
                                        .code("/nattvakt status")
                                        .text(" shows the answer.")))
                .toPerson();
    }

    /// Replaces a question after a confirmation.
    public static Message confirmed(String person) {
        return pressed("Confirmed by ", person, "; the answer follows.");
    }

    /// Replaces a question while its plan over many servers is carried out.
    public static Message underWay(String person, int done, int total) {
        return pressed("Confirmed by ", person, "; " + done + " of " + total + " servers so far.");
    }

    /// Replaces a question when its plan over many servers was carried out as far as possible.
    public static Message carriedOut(String person) {
        return pressed("Confirmed by ", person, ". The result is in a message of its own.");
    }

    /// Replaces a question after a cancellation.
    public static Message cancelled(String person) {
        return pressed("Cancelled by ", person, ". Nothing was sent.");
    }

    /// Replaces a question whose plan was gone, and that somebody asked again.
    public static Message askedAgain(String person) {
        return pressed("Asked again by ", person, "; the new answer follows.");
    }

    private static Message pressed(String lead, String person, String end) {
        return MessageLayout.blank()
                .say(RichLine.of(lead).person(person).text(end))
                .toPerson()
                .replacing();
    }

    /// For a button that was pressed before, or whose plan has ended.
    public static Message stale() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                "This button no longer works. Nothing was sent; ask for the change again."))
                .toPerson();
    }

    /// One text for every reason, so that the reason is not revealed.
    public static Message notAllowed() {
        return MessageLayout.blank()
                .say(RichLine.of("You may not do this here. Ask the administrator of Nattvakt."))
                .toPerson();
    }

    /// @param command as typed
    /// @param meaning what it does
    public record Example(String command, String meaning) {}

    public static Message help(List<Example> examples) {
        return MessageLayout.blank()
                .title("Nattvakt")
                .say(
                        RichLine.of(
                                "Nattvakt sets backup and snapshot schedules, and shows their state:"))
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

    /// @param wrong the parts that were not understood, with suggestions
    public static Message unclear(Words wrong) {
        return MessageLayout.blank().say(RichLine.of(wrong)).toPerson();
    }

    /// @param grants empty when the user has no role
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
                                                                        ? "), and have no role here. Ask the administrator of Nattvakt."
                                                                        : "):")));
        return messageLayout.list(grants.stream().map(ShortMessages::grant).toList()).toPerson();
    }

    private static RichLine grant(Caller.Grant grant) {
        String may =
                switch (grant.role()) {
                    case VIEWER -> "a viewer: you may read";
                    case OPERATOR ->
                            "an operator: you may read, strengthen protection, and request changes that weaken it";
                    case APPROVER ->
                            "an approver: you may do everything, and confirm changes that weaken protection";
                };
        return RichLine.of(
                Words.of(may + ", on ")
                        .code(
                                grant.servers().areAll()
                                        ? "all servers"
                                        : String.join(", ", grant.servers().patterns())));
    }

    /// For a tool that this server does not offer.
    public static Message notOffered() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                "This server does not offer that. Ask the administrator of Nattvakt (NATTVAKT_READ_ONLY, NATTVAKT_TOOLS)."))
                .toPerson();
    }

    /// When Slack does not tell the members of the groups that have a role.
    public static Message groupsUnknown() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                "Slack does not tell which user groups you are in, so your role is unknown. Nothing was sent; try again in a minute, or ask the administrator of Nattvakt."))
                .toPerson();
    }

    /// For a bug.
    public static Message broken() {
        return MessageLayout.blank()
                .say(
                        RichLine.of(
                                "Nattvakt failed, and it is unknown whether anything was sent. Check with /backup before you try again; the administrator of Nattvakt finds the reason in its log."))
                .toPerson();
    }

    /// The last answers, newest first.
    public static Message status(List<Told> told) {
        if (told.isEmpty()) {
            return MessageLayout.blank()
                    .say(RichLine.of("There is no such answer, or it is no longer stored."))
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
