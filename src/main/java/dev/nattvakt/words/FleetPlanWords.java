package dev.nattvakt.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.cadence.Hour;

/// Plans over many servers, and what came of them: what they come to in a sentence or two, then the
/// servers as lines, as many as there is room for.
public final class FleetPlanWords {

    /// Of the 8,000 characters that a text may have, what the lines may take.
    private static final int ROOM = 6_000;

    /// Servers that are named where nothing about them needs attention.
    private static final int MOST_USUAL = 20;

    private static final int MOST_NOTES = 3;

    /// Of a single server's sentences in its line.
    private static final int LONGEST_REASON = 300;

    private FleetPlanWords() {}

    public static Words of(FleetOutcome outcome) {
        return switch (outcome) {
            case FleetOutcome.NeedsConfirmation waiting ->
                    Words.of("Nothing changed yet. ")
                            .and(summary(waiting))
                            .and(notes(waiting.rows()))
                            .and(OutcomeWords.waiting(waiting.plan(), waiting.token()))
                            .and(lines(waiting.rows()));
            case FleetOutcome.NothingToDo nothing -> summary(nothing).and(lines(nothing.rows()));
            case FleetOutcome.Applied applied ->
                    summary(applied)
                            .and(applied.rest().map(FleetPlanWords::goOn).orElse(Words.of("")))
                            .and(lines(applied.rows()));
            case FleetOutcome.UnderWay underWay -> summary(underWay);
        };
    }

    /// What it comes to, in a sentence or two, without its servers. Holds no token.
    public static Words summary(FleetOutcome outcome) {
        return switch (outcome) {
            case FleetOutcome.NeedsConfirmation waiting -> would(waiting);
            case FleetOutcome.NothingToDo(List<FleetRow> rows) ->
                    Words.of(
                            rows.isEmpty()
                                    ? "No server fits all that was said. Nothing was sent."
                                    : "No server would change: "
                                            + counts(rows)
                                            + ". Nothing was sent.");
            case FleetOutcome.Applied applied -> applied(applied);
            case FleetOutcome.UnderWay() ->
                    Words.of(
                            "Another yes to this plan is being carried out. This one sent nothing; ask again in a few seconds.");
        };
    }

    /// The question to the person who may say yes. Holds no token.
    public static Words question(FleetOutcome.NeedsConfirmation waiting) {
        return would(waiting)
                .and(notes(waiting.rows()))
                .text(" Nothing has been sent yet. Go ahead?")
                .and(lines(waiting.rows()));
    }

    private static Words would(FleetOutcome.NeedsConfirmation waiting) {
        List<FleetRow> rows = waiting.rows();
        List<FleetRow.Change> changes = changes(rows);
        int weaker = servers(changes.stream().filter(FleetRow.Change::weakens).toList());
        String others =
                counts(rows.stream().filter(row -> !(row instanceof FleetRow.Change)).toList());
        return Words.of(
                "This would change "
                        + (changes.size() == rows.size()
                                ? servers(servers(changes))
                                : servers(changes) + " of " + servers(servers(rows)))
                        + hours(changes, waiting.isSpread())
                        + less(weaker, servers(changes))
                        + (others.isEmpty() ? "." : ". The others: " + others + "."));
    }

    private static String less(int weaker, int all) {
        if (weaker == 0) {
            return "";
        }
        return weaker < all
                ? "; " + weaker + " of them would be protected less"
                : "; " + (all == 1 ? "it" : "all of them") + " would be protected less";
    }

    /// What is worth knowing of the wish itself, once for all the servers.
    private static Words notes(List<FleetRow> rows) {
        Words words = Words.of("");
        List<Warning> notes =
                changes(rows).stream()
                        .flatMap(row -> row.facts().warnings().stream())
                        .filter(FleetPlanWords::isOfTheWish)
                        .distinct()
                        .limit(MOST_NOTES)
                        .toList();
        for (Warning note : notes) {
            words = words.text(" Note: ").and(WarningWords.sentence(note));
        }
        return words;
    }

    private static boolean isOfTheWish(Warning warning) {
        return warning instanceof Warning.DayMissing || warning instanceof Warning.ClockChange;
    }

    private static Words applied(FleetOutcome.Applied applied) {
        List<FleetRow.Change> rows = applied.rows();
        long done = rows.stream().filter(FleetRow.Change::isDone).count();
        boolean isOneEach = servers(rows) == rows.size();
        String all = isOneEach ? servers(rows.size()) : rows.size() + " changes";
        Words words =
                Words.of(
                        rows.stream().allMatch(FleetPlanWords::isVerified)
                                ? all
                                        + (isOneEach ? " changed" : " made")
                                        + " as planned and read back."
                                : done + " of " + all + " as planned: " + counts(rows) + ".");
        Optional<Receipt> receipt = applied.receipt();
        if (receipt.isPresent()) {
            words = words.text(" Receipt ").code(receipt.get().id()).text(".");
        }
        if (applied.undo().isPresent()) {
            words = words.aside(Words.of(" To undo it: ").call(applied.undo().get()).text("."));
        }
        return words;
    }

    private static Words goOn(FleetOutcome.Rest rest) {
        return rest.isByCall()
                ? Words.of(" To go on with what is left, call ")
                        .tool("apply_plan")
                        .text(" before ")
                        .moment(rest.plan().expiresAt())
                        .text(" with planToken ")
                        .code(rest.token())
                : Words.of(" To go on with what is left, ask for the change again.");
    }

    /// The policy may give a server two rows: one for backups, one for snapshots.
    private static int servers(List<? extends FleetRow> rows) {
        return (int) rows.stream().map(row -> row.vps().id()).distinct().count();
    }

    private static String servers(int count) {
        return count == 1 ? "1 server" : count + " servers";
    }

    /// `: 12 at 01:00, 11 at 02:00 UTC`; empty where no hour is set.
    private static String hours(List<FleetRow.Change> changes, boolean isSpread) {
        List<String> starts = starts(changes);
        return starts.isEmpty()
                ? ""
                : starts.stream()
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        ": ",
                                        " "
                                                + changes.getFirst().facts().zone().getId()
                                                + (isSpread
                                                        ? " (the quietest of the hours asked for)"
                                                        : "")));
    }

    /// `12 at 01:00`: hours in HostUp's zone at which backups will start, and how many.
    static List<String> starts(List<FleetRow.Change> changes) {
        Map<Integer, Integer> starts = new TreeMap<>();
        for (FleetRow.Change change : changes) {
            Facts facts = change.facts();
            facts.after()
                    .get("hour")
                    .filter(_ -> !ScheduleWords.isOff(facts.after()))
                    .ifPresent(hour -> starts.merge((Integer) hour, 1, Integer::sum));
        }
        return starts.entrySet().stream()
                .map(start -> start.getValue() + " at " + new Hour(start.getKey()))
                .toList();
    }

    /// `30 already so, 2 refused`.
    private static String counts(Collection<? extends FleetRow> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(state(row), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String state(FleetRow row) {
        return switch (row) {
            case FleetRow.Change(_, _, _, Optional<Outcome> outcome) ->
                    outcome.map(FleetPlanWords::state).orElse("not tried");
            case FleetRow.Same _ -> "already so";
            case FleetRow.Refused _ -> "refused";
            case FleetRow.Unknown _ -> "unknown";
        };
    }

    private static String state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified _ -> "done and read back";
            case Outcome.Adjusted _ -> "done with changes by HostUp";
            case Outcome.AlreadySet _ -> "already so";
            case Outcome.PlanVoid _ -> "changed since by others and left alone";
            case Outcome.Overwritten _ -> "overwritten by others";
            case Outcome.Unconfirmed _ -> "sent with unknown result";
            case Outcome.Refused _ -> "refused";
            case Outcome.NotFound _, Outcome.Vanished _ -> "gone";
            case Outcome.Invalid _, Outcome.Planned _, Outcome.NeedsConfirmation _ ->
                    "no longer possible";
            case Outcome.RateLimited _, Outcome.Unavailable _ -> "out of reach";
            case Outcome.Busy _ -> "busy";
        };
    }

    static List<FleetRow.Change> changes(List<FleetRow> rows) {
        return rows.stream()
                .filter(FleetRow.Change.class::isInstance)
                .map(FleetRow.Change.class::cast)
                .toList();
    }

    /// Those that need attention, then the first of the others.
    private static Words lines(List<? extends FleetRow> rows) {
        List<FleetRow> shown = new ArrayList<>();
        rows.stream().filter(FleetPlanWords::needsAttention).forEach(shown::add);
        rows.stream().filter(row -> !needsAttention(row)).limit(MOST_USUAL).forEach(shown::add);
        Words words = Words.of("");
        int left = ROOM;
        int told = 0;
        for (FleetRow row : shown) {
            Words line = Words.of("\n- ").and(of(row));
            left -= line.plain().length();
            if (left < 0) {
                break;
            }
            words = words.and(line);
            told++;
        }
        int more = rows.size() - told;
        return more == 0 ? words : words.text("\nand " + servers(more) + " more.");
    }

    /// What a person has to see before a yes, or was not done after one.
    public static boolean needsAttention(FleetRow row) {
        return switch (row) {
            case FleetRow.Change change ->
                    change.outcome().isPresent() ? !isAsPlanned(change) : change.weakens();
            case FleetRow.Refused _, FleetRow.Unknown _ -> true;
            case FleetRow.Same _ -> false;
        };
    }

    private static boolean isVerified(FleetRow.Change row) {
        return row.outcome().filter(Outcome.Verified.class::isInstance).isPresent();
    }

    private static boolean isAsPlanned(FleetRow.Change row) {
        return row.isDone() && row.outcome().filter(Outcome.Adjusted.class::isInstance).isEmpty();
    }

    /// The difference that it would make, or made.
    public static Words change(Facts facts) {
        if (facts.after().isEmpty()) {
            return Words.of("removed: ")
                    .and(ScheduleWords.of(facts.subject(), facts.before(), facts.zone()));
        }
        if (facts.before().isEmpty()) {
            return Words.of("new: ").and(now(facts));
        }
        boolean staysOff =
                ScheduleWords.isOff(facts.before()) && ScheduleWords.isOff(facts.after());
        return DiffWords.of(facts).text(staysOff ? " (stays switched off)" : "");
    }

    /// Left out, it would read as if backups were made.
    private static Words now(Facts facts) {
        return ScheduleWords.of(facts.subject(), facts.after(), facts.zone())
                .text(ScheduleWords.isOff(facts.after()) ? " (switched off)" : "");
    }

    /// One server in a line.
    public static Words of(FleetRow row) {
        Words words = named(row.vps());
        return switch (row) {
            case FleetRow.Change(_, _, _, Optional<Outcome> outcome)
                    when outcome.isPresent() && needsAttention(row) ->
                    words.text(outcome.get() instanceof Outcome.Refused ? "refused: " : "")
                            .and(reason(ended(outcome.get())));
            case FleetRow.Change change ->
                    words.text(change.weakens() && change.outcome().isEmpty() ? "weaker: " : "")
                            .and(change(change.facts()));
            case FleetRow.Same(Facts facts) ->
                    words.text("already so")
                            .and(
                                    facts.after().isEmpty()
                                            ? Words.of(
                                                    ", no " + ScheduleWords.noun(facts.subject()))
                                            : Words.of(", ").and(now(facts)));
            case FleetRow.Refused(_, Outcome.Obstacle why) ->
                    words.text("refused: ").and(reason(ended(why)));
            case FleetRow.Unknown(_, Optional<Outcome.Obstacle> why) ->
                    why.map(known -> words.text("unknown. ").and(reason(ended(known))))
                            .orElseGet(() -> words.text("unknown: not reached in time"));
        };
    }

    /// What a call about that server alone would say, without the server's name and without what
    /// goes without saying beside the others.
    private static Words ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(_, Refusal refusal, _) ->
                    RefusalWords.reason(refusal).text(". ").and(RefusalWords.remedy(refusal));
            case Outcome.Invalid(List<ArgumentProblem> problems) ->
                    Words.of(OutcomeWords.problems(problems));
            case Outcome.NotFound _,
                    Outcome.Vanished _,
                    Outcome.RateLimited _,
                    Outcome.Unavailable _,
                    Outcome.Busy _,
                    Outcome.Verified _,
                    Outcome.Adjusted _,
                    Outcome.AlreadySet _,
                    Outcome.Planned _,
                    Outcome.NeedsConfirmation _,
                    Outcome.PlanVoid _,
                    Outcome.Overwritten _,
                    Outcome.Unconfirmed _ ->
                    OutcomeWords.of(outcome);
        };
    }

    private static Words named(Vps vps) {
        return Words.of("").quote(vps.label()).text(" (").code(vps.id().value()).text("): ");
    }

    /// The sentences of a call about that server alone, unless they are too long for a line.
    private static Words reason(Words words) {
        String plain = words.plain();
        return plain.length() <= LONGEST_REASON
                ? words
                : Words.of(plain.substring(0, LONGEST_REASON) + "...");
    }
}
