package dev.nattvakt.words;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// Past changes, one on a line; those of one fleet change together.
public final class HistoryWords {

    /// Of the 8,000 characters that a text may have, what is left for the lines.
    private static final int ROOM = 7_600;

    private HistoryWords() {}

    /// @param zone of HostUp's hours
    public static Words of(PastChanges.Page page, ZoneId zone) {
        return Words.of(found(page))
                .and(lines(page.changes(), zone))
                .and(more(page.next()))
                .text(reach(page).map(said -> "\n" + said).orElse(""));
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

    /// What is not known of the time before, on the last page.
    public static Optional<String> reach(PastChanges.Page page) {
        if (page.next().isPresent()) {
            return Optional.empty();
        }
        return switch (page.reach()) {
            case FILE -> Optional.empty();
            case PROCESS ->
                    Optional.of(
                            "Nothing older is known here: no audit file is kept over restarts.");
            case UNREADABLE ->
                    Optional.of("The audit file cannot be read now: older changes are not known.");
        };
    }

    private static Words lines(List<PastChange> changes, ZoneId zone) {
        Words words = Words.of("");
        int left = ROOM;
        int told = 0;
        while (told < changes.size()) {
            List<PastChange> next = together(changes.subList(told, changes.size()));
            Words line = lineOf(next, zone);
            while (line.plain().length() > left && next.size() > 1) {
                next = next.subList(0, next.size() / 2);
                line = lineOf(next, zone);
            }
            left -= line.plain().length();
            if (left < 0) {
                return words.text(
                        "\nand %s more on this page; ask again with limit %s to see them."
                                .formatted(changes.size() - told, Math.max(1, told)));
            }
            words = words.and(line);
            told += next.size();
        }
        return words;
    }

    /// The first of these, with the others of the same fleet change that follow it.
    private static List<PastChange> together(List<PastChange> changes) {
        Optional<PastChange.Here> first = here(changes.getFirst());
        int size = 1;
        while (size < changes.size()
                && first.isPresent()
                && here(changes.get(size))
                        .filter(next -> isTogether(first.get(), next))
                        .isPresent()) {
            size++;
        }
        return changes.subList(0, size);
    }

    private static Optional<PastChange.Here> here(PastChange change) {
        return change instanceof PastChange.Here here ? Optional.of(here) : Optional.empty();
    }

    private static boolean isTogether(PastChange.Here one, PastChange.Here other) {
        return one.partOf().isPresent()
                && one.partOf().equals(other.partOf())
                && one.by().equals(other.by())
                && one.door().equals(other.door())
                && one.approvedBy().equals(other.approvedBy());
    }

    private static Words lineOf(List<PastChange> changes, ZoneId zone) {
        return changes.size() == 1
                ? Words.of("\n").and(line(changes.getFirst(), zone)).text(".")
                : fleet(
                        changes.stream().map(HistoryWords::here).flatMap(Optional::stream).toList(),
                        zone);
    }

    /// Several servers of one fleet change: what they share once, then a line for those that came
    /// to the same.
    private static Words fleet(List<PastChange.Here> changes, ZoneId zone) {
        PastChange.Here first = changes.getFirst();
        String whole = first.partOf().orElseThrow();
        Words words =
                Words.of("\n")
                        .moment(first.at())
                        .text(" fleet change ")
                        .code(whole)
                        .text(" of " + changes.size() + " servers")
                        .and(who(first))
                        .and(undo(new NextStep("plan_fleet_change", Fields.of("undoOf", whole))))
                        .text(":");
        Map<String, List<PastChange.Here>> alike =
                changes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        change -> came(change, zone).plain(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        for (List<PastChange.Here> rows : alike.values()) {
            words = words.text("\n- ").and(came(rows.getFirst(), zone)).text(": ");
            for (int i = 0; i < rows.size(); i++) {
                words = words.text(i == 0 ? "" : ", ").and(named(rows.get(i).vps()));
            }
        }
        return words;
    }

    /// What came of one server.
    private static Words came(PastChange.Here change, ZoneId zone) {
        return what(change, zone).text("; " + how(change.result()));
    }

    private static Words named(Vps vps) {
        return Words.of("").quote(vps.label()).text(" (").code(vps.id().value()).text(")");
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
                Words.of("").moment(change.at()).text(" ").and(named(change.vps())).text(": ");
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
            case CALLER -> " in a call";
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
