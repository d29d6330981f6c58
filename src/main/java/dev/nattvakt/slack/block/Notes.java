package dev.nattvakt.slack.block;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.nattvakt.caller.Role;
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

    /// @param examples command lines
    public static Message help(List<String> examples) {
        return Layout.blank()
                .title("Nattvakt")
                .say(Line.of("It sets backup and snapshot schedules, and says how they stand:"))
                .list(lines(examples))
                .toPerson();
    }

    /// @param wrong each thing that was not understood, and what would be
    /// @param examples command lines that would be understood
    public static Message unclear(List<Words> wrong, List<String> examples) {
        Layout layout =
                Layout.blank()
                        .say(Line.of("Not understood, so nothing was sent:"))
                        .list(wrong.stream().map(Line::of).toList());
        return (examples.isEmpty()
                        ? layout
                        : layout.say(Line.of("What would be understood:")).list(lines(examples)))
                .toPerson();
    }

    private static List<Line> lines(List<String> commands) {
        return commands.stream().map(command -> Line.of(Words.of("").code(command))).toList();
    }

    /// @param role empty for somebody whom nobody gave one
    public static Message whoami(String user, Optional<Role> role) {
        return Layout.blank()
                .say(
                        Line.of("You are ")
                                .person(user)
                                .and(Words.of(" (").code(user).text("), " + may(role))))
                .toPerson();
    }

    private static String may(Optional<Role> role) {
        return role.map(is ->
                        switch (is) {
                            case VIEWER -> "a viewer: you may look.";
                            case OPERATOR ->
                                    "an operator: you may look, strengthen protection, and ask for what weakens it.";
                            case APPROVER ->
                                    "an approver: you may do everything, and confirm what weakens protection.";
                        })
                .orElse("and may do nothing here. Ask whoever runs Nattvakt.");
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
