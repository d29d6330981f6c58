package dev.nattvakt.slack.message;

import java.time.ZoneId;
import java.util.Optional;

import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.slack.message.blockkit.MessageLayout;
import dev.nattvakt.slack.message.blockkit.RichLine;
import dev.nattvakt.words.HistoryWords;
import dev.nattvakt.words.Words;

/// Messages about past changes, one on a line.
final class HistoryMessages {

    private HistoryMessages() {}

    static MessageLayout of(MessageLayout layout, PastChanges.Page page, ZoneId zone) {
        layout.say(RichLine.of(HistoryWords.found(page)));
        int left =
                layout.listAll(page.changes().stream().map(change -> line(change, zone)).toList());
        if (left > 0 || page.next().isPresent()) {
            layout.say(RichLine.of(more()));
        }
        HistoryWords.reach(page).map(RichLine::of).ifPresent(layout::say);
        return layout;
    }

    /// A page in a sentence or two.
    static Words spoken(PastChanges.Page page) {
        Words words = Words.of(HistoryWords.found(page).replace(':', '.'));
        return page.next().isPresent()
                ? words.text(" ").and(more())
                : words.text(HistoryWords.reach(page).map(said -> " " + said).orElse(""));
    }

    private static RichLine line(PastChange change, ZoneId zone) {
        RichLine line = RichLine.of(HistoryWords.change(change, zone));
        return switch (change) {
            case PastChange.Elsewhere _ -> line;
            case PastChange.Here here ->
                    approved(
                                    line.text("; by ")
                                            .person(Requester.user(here.by()))
                                            .text(" over " + here.door()),
                                    here)
                            .text("; " + HistoryWords.how(here.result()))
                            .and(record(here));
        };
    }

    private static RichLine approved(RichLine line, PastChange.Here here) {
        return here.approvedBy()
                .map(yes ->
                        line.text(", approved by ")
                                .person(Requester.user(yes.by()))
                                .text(HistoryWords.way(yes)))
                .orElse(line);
    }

    private static Words record(PastChange.Here here) {
        Words words =
                here.receipt()
                        .map(receipt -> Words.of("; receipt ").code(receipt))
                        .orElse(Words.of(""));
        Optional<String> whole = here.partOf();
        if (whole.isPresent()) {
            words = words.text(", part of ").code(whole.get());
        }
        Optional<String> undoable = here.undo().flatMap(_ -> here.receipt());
        return undoable.isPresent()
                ? words.text("; undo: ")
                        .call(
                                new NextStep(
                                        "plan_fleet_change", Fields.of("undoOf", undoable.get())))
                : words;
    }

    /// A person cannot type a cursor.
    private static Words more() {
        return Words.of("There may be more; narrow it, such as ")
                .call(new NextStep("list_changes", Fields.of("vps", "web-01").with("since", "7d")))
                .text(".");
    }
}
