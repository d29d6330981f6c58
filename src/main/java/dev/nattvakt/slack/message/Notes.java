package dev.nattvakt.slack.message;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.slack.message.blockkit.Layout;
import dev.nattvakt.slack.message.blockkit.Line;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.words.Words;

/// The short ones, for one person.
public final class Notes {

    private Notes() {}

    /// An answer that was given before.
    ///
    /// @param command as it was typed
    public record Told(Instant at, String command, Answer<?> answer) {}

    public static Message working() {
        return Layout.blank().say(Line.of("Working on it; the answer follows here.")).toPerson();
    }

    /// Where Slack said no address for an answer.
    public static Message workingUnheard() {
        return Layout.blank()
                .say(
                        Line.of(
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
        return Layout.blank().say(Line.of(lead).person(person).text(end)).toPerson().replacing();
    }

    /// A button that was pressed before, or whose plan is over.
    public static Message stale() {
        return Layout.blank()
                .say(Line.of("This button is used up. Nothing was sent; ask for the change again."))
                .toPerson();
    }

    /// One text for whoever may not, so that nobody learns why.
    public static Message notAllowed() {
        return Layout.blank()
                .say(Line.of("You may not do this here. Ask whoever runs Nattvakt."))
                .toPerson();
    }

    /// @param command as one types it
    /// @param meaning what it does
    public record Example(String command, String meaning) {}

    public static Message help(List<Example> examples) {
        return Layout.blank()
                .title("Nattvakt")
                .say(Line.of("It sets backup and snapshot schedules, and says how they stand:"))
                .list(
                        examples.stream()
                                .map(example ->
                                        Line.of(
                                                Words.of("")
                                                        .code(example.command())
                                                        .text(" - " + example.meaning())))
                                .toList())
                .toPerson();
    }

    /// @param wrong each thing that was not understood, and what would be
    public static Message unclear(Words wrong) {
        return Layout.blank().say(Line.of(wrong)).toPerson();
    }

    /// @param grants none for somebody whom nobody gave anything
    public static Message whoami(String user, List<Caller.Grant> grants) {
        Layout layout =
                Layout.blank()
                        .say(
                                Line.of("You are ")
                                        .person(user)
                                        .and(
                                                Words.of(" (")
                                                        .code(user)
                                                        .text(
                                                                grants.isEmpty()
                                                                        ? "), and may do nothing here. Ask whoever runs Nattvakt."
                                                                        : "):")));
        return layout.list(grants.stream().map(Notes::grant).toList()).toPerson();
    }

    private static Line grant(Caller.Grant grant) {
        String may =
                switch (grant.role()) {
                    case VIEWER -> "a viewer: you may look";
                    case OPERATOR ->
                            "an operator: you may look, strengthen protection, and ask for what weakens it";
                    case APPROVER ->
                            "an approver: you may do everything, and confirm what weakens protection";
                };
        return Line.of(
                Words.of(may + ", on ")
                        .code(
                                grant.servers().areAll()
                                        ? "all servers"
                                        : String.join(", ", grant.servers().patterns())));
    }

    /// A tool that this server does not offer.
    public static Message notOffered() {
        return Layout.blank()
                .say(
                        Line.of(
                                "This server does not offer that. Ask whoever runs Nattvakt (NATTVAKT_READ_ONLY, NATTVAKT_TOOLS)."))
                .toPerson();
    }

    /// While Slack does not say who is in the groups that have a role here.
    public static Message groupsUnknown() {
        return Layout.blank()
                .say(
                        Line.of(
                                "Slack does not say now which user groups you are in, so nothing is allowed for the time being. Nothing was sent; try again in a minute, or ask whoever runs Nattvakt."))
                .toPerson();
    }

    /// A bug of ours.
    public static Message broken() {
        return Layout.blank()
                .say(
                        Line.of(
                                "This is our fault, and whether anything was sent is not known here. Look with /backup before asking again; whoever runs Nattvakt finds the reason in its log."))
                .toPerson();
    }

    /// What was answered lately, newest first.
    public static Message status(List<Told> told) {
        if (told.isEmpty()) {
            return Layout.blank()
                    .say(Line.of("There is no such answer, or it is too long ago."))
                    .toPerson();
        }
        return Layout.of(told.getFirst().answer())
                .list(told.stream().map(Notes::line).toList())
                .toPerson();
    }

    private static Line line(Told told) {
        return Line.of(
                Words.of("")
                        .moment(told.at())
                        .text(", ")
                        .quote(told.command())
                        .text(": " + word(told.answer()) + ". ")
                        .and(Answers.spoken(told.answer())));
    }

    private static String word(Answer<?> answer) {
        return answer.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
