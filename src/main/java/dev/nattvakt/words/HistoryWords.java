package dev.nattvakt.words;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// Past changes, one on a line.
public final class HistoryWords {

    /// Of the 8,000 characters that a text may have, what is left for the lines.
    private static final int ROOM = 7_600;

    private HistoryWords() {}

    /// @param zone of HostUp's hours
    public static Words of(PastChanges.Page page, ZoneId zone) {
        return Words.of(found(page)).and(lines(page.changes(), zone)).and(more(page.next()));
    }

    /// The line before the changes.
    public static String found(PastChanges.Page page) {
        return switch (page.changes().size()) {
            case 0 ->
                    page.next().isPresent()
                            ? "No such change in this part of the record."
                            : "No such change is recorded.";
            case 1 -> "1 change:";
            default -> page.changes().size() + " changes, newest first:";
        };
    }

    private static Words lines(List<PastChange> changes, ZoneId zone) {
        Words words = Words.of("");
        int left = ROOM;
        for (int i = 0; i < changes.size(); i++) {
            Words line = Words.of("\n").and(line(changes.get(i), zone)).text(".");
            left -= line.plain().length();
            if (left < 0) {
                return words.text(
                        "\nand %s more on this page; ask again with limit %s to see them."
                                .formatted(changes.size() - i, Math.max(1, i)));
            }
            words = words.and(line);
        }
        return words;
    }

    private static Words more(Optional<HistoryCursor> next) {
        return next.map(cursor ->
                        Words.of("\nThere may be more: ask again with cursor ")
                                .code(cursor.word())
                                .text("."))
                .orElse(Words.of(""));
    }

    /// When, which server and what, without who asked.
    public static Words change(PastChange change, ZoneId zone) {
        Words server =
                Words.of("")
                        .moment(change.at())
                        .text(" ")
                        .quote(change.vps().label())
                        .text(" (")
                        .code(change.vps().id().value())
                        .text("): ");
        return switch (change) {
            case PastChange.Elsewhere _ ->
                    server.text("its schedules were changed elsewhere, not through Nattvakt");
            case PastChange.Here here -> server.and(what(here, zone));
        };
    }

    private static Words line(PastChange change, ZoneId zone) {
        return switch (change) {
            case PastChange.Elsewhere _ -> change(change, zone);
            case PastChange.Here here ->
                    change(here, zone)
                            .and(who(here))
                            .text("; " + how(here.result()))
                            .and(
                                    here.receipt()
                                            .map(receipt -> Words.of("; receipt ").code(receipt))
                                            .orElse(Words.of("")))
                            .and(
                                    here.partOf()
                                            .map(whole ->
                                                    Words.of(" of the fleet change ").code(whole))
                                            .orElse(Words.of("")))
                            .and(here.undo().map(HistoryWords::undo).orElse(Words.of("")));
        };
    }

    private static Words what(PastChange.Here change, ZoneId zone) {
        return change.effect()
                .map(effect -> what(change.vps(), effect, zone))
                .orElse(Words.of(change.tool()));
    }

    private static Words what(Vps vps, PastChange.Effect effect, ZoneId zone) {
        Subject subject = effect.subject();
        Words noun = Words.of(ScheduleWords.noun(subject));
        if (effect.before().isEmpty()) {
            return noun.text(" new: ").and(ScheduleWords.of(subject, effect.after(), zone));
        }
        if (effect.after().isEmpty()) {
            return noun.text(" removed: ").and(ScheduleWords.of(subject, effect.before(), zone));
        }
        Facts facts =
                new Facts(
                        vps,
                        subject,
                        effect.before(),
                        effect.after(),
                        List.of(),
                        Fields.NONE,
                        List.of(),
                        zone,
                        Optional.empty());
        return facts.changes().isEmpty()
                ? noun.text(" as before")
                : noun.text(": ").and(DiffWords.of(facts));
    }

    private static Words who(PastChange.Here change) {
        Words words = Words.of("; by ").word(change.by()).text(" over " + change.door());
        return change.approvedBy().map(yes -> words.and(approved(yes))).orElse(words);
    }

    private static Words approved(Consent yes) {
        return Words.of(", approved by ").word(yes.by()).text(way(yes));
    }

    /// Continues a sentence that names who approved.
    public static String way(Consent yes) {
        return switch (yes.way()) {
            case CALLER -> " by a call";
            case ELICITATION -> " when asked";
            case APP -> " on a card";
            case SLACK -> " in Slack";
        };
    }

    public static String how(PastChange.Result result) {
        return switch (result) {
            case VERIFIED -> "verified";
            case ADJUSTED -> "adjusted by HostUp";
            case PARTLY -> "partly done";
            case UNCONFIRMED -> "sent, result unknown";
            case CONFLICT -> "sent, but another value stood there afterwards";
            case BROKEN -> "ended by a bug in Nattvakt, result unknown";
        };
    }

    private static Words undo(NextStep step) {
        return Words.of("").aside(Words.of("; to undo it: ").call(step));
    }
}
