package dev.nattvakt.words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// The outcome of an order in one to three sentences, sufficient for clients that show nothing
/// else.
public final class OutcomeWords {

    private static final int MOST_CANDIDATES = 50;

    private OutcomeWords() {}

    public static Words of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified(Facts facts, Optional<NextStep> undo, Receipt receipt) ->
                    isNow(facts)
                            .and(slots(facts))
                            .and(warnings(facts))
                            .and(receipt(receipt))
                            .and(undo(undo));
            case Outcome.Adjusted(
                            Facts facts,
                            List<FieldChange> adjustments,
                            List<NextStep> leftOn,
                            Optional<NextStep> undo,
                            Receipt receipt) ->
                    isNow(facts)
                            .and(adjusted(facts, adjustments))
                            .and(leftOn(leftOn))
                            .and(warnings(facts))
                            .and(receipt(receipt))
                            .and(undo(undo));
            case Outcome.AlreadySet(Facts facts) -> alreadySet(facts);
            case Outcome.Planned planned -> planned(planned);
            case Outcome.NeedsConfirmation(
                            Facts facts,
                            Direction direction,
                            Plan<?> plan,
                            String token) ->
                    Words.of("Nothing changed yet. ")
                            .and(would(facts, direction))
                            .and(warnings(facts))
                            .and(waiting(plan, token));
            case Outcome.Refused(Optional<Vps> vps, Refusal refusal, _) ->
                    RefusalWords.of(vps, refusal);
            case Outcome.Invalid(List<ArgumentProblem> problems) -> invalid(problems);
            case Outcome.NotFound(String word, List<Vps> candidates) -> notFound(word, candidates);
            case Outcome.Vanished(Vps vps, HostUpProblem problem) ->
                    Words.of("HostUp no longer knows ")
                            .quote(vps.label())
                            .text(", although it had just been read: ")
                            .and(RefusalWords.byHostUp(problem))
                            .text(". Nothing was changed.");
            case Outcome.PlanVoid(_, Outcome.PlanVoid.Why why) -> planVoid(why);
            case Outcome.Overwritten overwritten -> overwritten(overwritten);
            case Outcome.Unconfirmed(Facts facts, String doubt, Receipt receipt) ->
                    about("It is not known whether the change of the ", facts)
                            .text(" holds: " + doubt + ". Check with ")
                            .call(look(facts))
                            .text(" in two minutes, before asking for it again.")
                            .and(receipt(receipt));
            case Outcome.RateLimited(Duration retryAfter) ->
                    Words.of(
                            "HostUp asks for a pause of "
                                    + seconds(retryAfter)
                                    + ", longer than this call may last. Nothing was sent; try again after that.");
            case Outcome.Busy(Vps vps) ->
                    Words.of("Another change of ")
                            .quote(vps.label())
                            .text(
                                    " is still running. Nothing was sent; try again in a few seconds.");
            case Outcome.Unavailable(String code, String what, var problem) -> {
                Words words = Words.of(capital(what) + " (").word(code).text(")");
                yield problem.flatMap(HostUpProblem::detail)
                        .map(detail -> words.text(". HostUp says: ").quote(detail))
                        .orElse(words)
                        .text(". Nothing was changed.");
            }
        };
    }

    /// The question to the approver. States the difference and holds no token.
    public static Words question(Facts facts, Direction direction) {
        return would(facts, direction)
                .and(warnings(facts))
                .text(" Nothing has been sent yet. Go ahead?");
    }

    private static Words isNow(Facts facts) {
        if (facts.after().isEmpty()) {
            return about("The ", facts)
                    .text(" is removed: ")
                    .and(ScheduleWords.of(facts.subject(), facts.before(), facts.zone()))
                    .text(".");
        }
        if (ScheduleWords.isOff(facts.after())) {
            String is =
                    ScheduleWords.isOff(facts.before())
                            ? " stays switched off: "
                            : " is now switched off: ";
            return about("The ", facts)
                    .text(is)
                    .and(after(facts))
                    .text("; it does not run until it is switched on.");
        }
        Words server = Words.of("").quote(facts.vps().label());
        Words is =
                switch (facts.subject()) {
                    case BACKUP_SCHEDULE -> server.text(" now backs up ");
                    case SNAPSHOT_SCHEDULE -> server.text(" now takes snapshots ");
                    case BACKUP_SETTINGS -> about("The ", facts).text(" are now: ");
                };
        return is.and(after(facts)).and(nextRun(facts)).text(".");
    }

    /// `a backup schedule`, or `backup settings` without an article.
    private static String a(Facts facts) {
        String noun = ScheduleWords.noun(facts.subject());
        return facts.subject() == Subject.BACKUP_SETTINGS ? noun : "a " + noun;
    }

    private static Words after(Facts facts) {
        return ScheduleWords.of(facts.subject(), facts.after(), facts.zone());
    }

    private static Words nextRun(Facts facts) {
        if (facts.nextRuns().isEmpty()) {
            return Words.of("");
        }
        Instant next = facts.nextRuns().getFirst();
        Words words = Words.of("; next run ").moment(next);
        return facts.timeZone()
                .filter(zone -> !zone.equals(facts.zone()))
                .map(zone -> words.text(" (").moment(next, zone).text(")"))
                .orElse(words);
    }

    private static Words alreadySet(Facts facts) {
        if (facts.after().isEmpty()) {
            return Words.of("")
                    .quote(facts.vps().label())
                    .text(
                            (facts.subject() == Subject.BACKUP_SCHEDULE
                                            ? " has no such "
                                            : " has no ")
                                    + ScheduleWords.noun(facts.subject())
                                    + ", so nothing was sent.");
        }
        String off = ScheduleWords.isOff(facts.after()) ? " and switched off: " : ": ";
        return about("The ", facts)
                .text(facts.subject() == Subject.BACKUP_SETTINGS ? " are" : " is")
                .text(" already set" + off)
                .and(after(facts))
                .and(nextRun(facts))
                .text(". Nothing was sent.")
                .and(warnings(facts));
    }

    private static Words planned(Outcome.Planned planned) {
        return would(planned.facts(), planned.direction())
                .text(
                        planned.asksFirst()
                                ? " The change itself would wait for a confirmation."
                                : "")
                .text(" This was a dry run; nothing was sent.")
                .and(warnings(planned.facts()));
    }

    static Words would(Facts facts, Direction direction) {
        if (facts.after().isEmpty()) {
            return about("This would remove the ", facts)
                    .text(": ")
                    .and(ScheduleWords.of(facts.subject(), facts.before(), facts.zone()))
                    .text(".");
        }
        if (facts.before().isEmpty()) {
            String off = ScheduleWords.isOff(facts.after()) ? " (switched off)" : "";
            return Words.of("This would give ")
                    .quote(facts.vps().label())
                    .text(" " + a(facts) + off + ": ")
                    .and(after(facts))
                    .and(nextRun(facts))
                    .text(".");
        }
        Words server =
                direction.weakens()
                        ? Words.of("This would weaken the protection of ")
                                .quote(facts.vps().label())
                        : about("This would change the ", facts);
        boolean staysOff =
                ScheduleWords.isOff(facts.before()) && ScheduleWords.isOff(facts.after());
        Words what =
                server.text(staysOff ? ", which stays switched off: " : ": ")
                        .and(DiffWords.of(facts));
        String losses =
                direction instanceof Direction.Weakens weakens ? DiffWords.losses(weakens) : "";
        return what.text(losses).and(nextRun(facts)).text(".");
    }

    private static boolean areMoreCopies(FieldChange change) {
        return change.field().equals("retentionCount")
                && change.to()
                        .filter(to ->
                                (Integer) to > change.from().map(Integer.class::cast).orElse(0))
                        .isPresent();
    }

    /// Free slots, mentioned only when the change keeps more copies.
    private static Words slots(Facts facts) {
        Optional<Object> total = facts.limits().get("totalBackupLimit");
        Optional<Object> free = facts.limits().get("availableScheduledSlots");
        boolean asked =
                facts.subject() == Subject.BACKUP_SCHEDULE
                        && facts.changes().stream().anyMatch(OutcomeWords::areMoreCopies);
        return asked && total.isPresent() && free.isPresent()
                ? Words.of(
                        " " + free.get() + " of " + slots(total.get(), free.get()) + " free now.")
                : Words.of("");
    }

    /// `3 backup slots are`.
    private static String slots(Object total, Object free) {
        return (total.equals(1) ? "1 backup slot" : total + " backup slots")
                + (total.equals(1) || free.equals(1) ? " is" : " are");
    }

    static Words waiting(Plan<?> plan, String token) {
        if (!plan.forSlack() && !plan.yes().isByCall()) {
            return Words.of(" A person decides")
                    .text(ConsentWords.where(plan.yes().ways()) + " until ")
                    .moment(plan.expiresAt())
                    .text("; wait for their answer.");
        }
        Words words =
                plan.forSlack()
                        ? Words.of(" People in Slack have been asked, and may say yes until ")
                                .moment(plan.expiresAt())
                                .text("; to hear how it went, call ")
                                .tool("apply_plan")
                        : Words.of(
                                        plan.forOthers()
                                                ? " To go ahead, an approver calls "
                                                : " To go ahead, ask the user, and on a yes call ")
                                .tool("apply_plan")
                                .text(" before ")
                                .moment(plan.expiresAt());
        return words.text(" with planToken ").code(token);
    }

    private static Words adjusted(Facts facts, List<FieldChange> adjustments) {
        if (adjustments.isEmpty()) {
            return Words.of("");
        }
        return Words.of(" HostUp changed what was asked: ")
                .and(DiffWords.of(adjustments))
                .text(".");
    }

    private static Words overwritten(Outcome.Overwritten overwritten) {
        return about("HostUp accepted the change of the ", overwritten.facts())
                .and(shownInstead(overwritten))
                .text(
                        overwritten.tookEffect()
                                ? ". Look with "
                                : ". Nobody can say whether it took effect: look with ")
                .call(look(overwritten.facts()))
                .text(" before asking again.")
                .and(receipt(overwritten.receipt()));
    }

    private static Words shownInstead(Outcome.Overwritten overwritten) {
        Facts facts = overwritten.facts();
        List<FieldChange> differences = overwritten.differences();
        if (facts.after().isEmpty()) {
            return Words.of(", but by now there is none");
        }
        if (differences.stream().allMatch(change -> change.from().isEmpty())) {
            return Words.of(", which was to be removed, but shows one: ")
                    .and(ScheduleWords.of(facts.subject(), facts.after(), facts.zone()));
        }
        return Words.of(
                        overwritten.tookEffect()
                                ? ", but by now shows somebody else's value: "
                                : ", but shows another value, perhaps somebody else's: ")
                .and(DiffWords.of(differences));
    }

    private static Words leftOn(List<NextStep> leftOn) {
        if (leftOn.isEmpty()) {
            return Words.of("");
        }
        return Words.of(
                        leftOn.size() == 1
                                ? " Another schedule is on as well; to remove it: "
                                : " "
                                        + leftOn.size()
                                        + " other schedules are on as well; to remove them: ")
                .calls(leftOn)
                .text(".");
    }

    private static Words warnings(Facts facts) {
        Words words = Words.of("");
        for (Warning warning : facts.warnings()) {
            words = words.text(" Note: ").and(WarningWords.sentence(warning));
        }
        return words;
    }

    private static Words receipt(Receipt receipt) {
        return Words.of(" Receipt ").code(receipt.id()).text(".");
    }

    private static Words undo(Optional<NextStep> undo) {
        return undo.map(step -> Words.of("").aside(Words.of(" To undo it: ").call(step).text(".")))
                .orElseGet(() -> Words.of(""));
    }

    private static Words invalid(List<ArgumentProblem> problems) {
        return Words.of("Not understood: " + problems(problems) + " Nothing was sent.");
    }

    /// Each with its fix.
    static String problems(List<ArgumentProblem> problems) {
        String all =
                problems.stream()
                        .map(problem -> problem.problem() + " - " + problem.fix())
                        .collect(Collectors.joining("; "));
        return all.endsWith("?") ? all : all + ".";
    }

    private static Words notFound(String word, List<Vps> candidates) {
        if (candidates.isEmpty()) {
            return Words.of("There is no server called ")
                    .quote(word)
                    .text(". ")
                    .tool("find_vps")
                    .text(" lists those there are.");
        }
        Words words =
                Words.of(candidates.size() + " servers are called ")
                        .quote(word)
                        .text("; ask with the id of one: ");
        for (int i = 0; i < Math.min(MOST_CANDIDATES, candidates.size()); i++) {
            Vps vps = candidates.get(i);
            words = words.text(i == 0 ? "" : ", ").code(vps.id().value());
            words =
                    vps.primaryIp().isPresent()
                            ? words.text(" (").quote(vps.primaryIp().get()).text(")")
                            : words;
        }
        return words.text(
                candidates.size() > MOST_CANDIDATES
                        ? " and " + (candidates.size() - MOST_CANDIDATES) + " more."
                        : ".");
    }

    private static Words planVoid(Outcome.PlanVoid.Why why) {
        return switch (why) {
            case Outcome.PlanVoid.Why.Expired() ->
                    Words.of(
                            "This plan has expired. Nothing was sent; ask for the change again to get a new one.");
            case Outcome.PlanVoid.Why.Used(Conclusion ended) -> used(ended);
            case Outcome.PlanVoid.Why.Moved() ->
                    Words.of(
                            "The schedule or the settings have changed since this plan was made. Nothing was sent; ask for the change again to see what it means now.");
            case Outcome.PlanVoid.Why.Unknown() ->
                    Words.of(
                            "This plan is not known here: it was made before a restart, or never. Nothing was sent; ask for the change again to get a new one.");
        };
    }

    /// What a second yes is told.
    private static Words used(Conclusion ended) {
        Words words =
                switch (ended) {
                    case Outcome.Verified _, Outcome.Adjusted _, Outcome.AlreadySet _ ->
                            Words.of("This was done already. Nothing was sent again.");
                    case FleetOutcome many ->
                            Words.of(
                                    (many.rows().stream().allMatch(OutcomeWords::isDone)
                                                    ? "This was done already"
                                                    : "This was carried out already, as far as it could be")
                                            + ". Nothing was sent again.");
                    case Outcome.Overwritten _ ->
                            Words.of(
                                    "This was sent already, and HostUp showed another value then. Nothing was sent again.");
                    case Outcome.Unconfirmed(Facts facts, _, _) ->
                            Words.of(
                                            "This was sent already, and its result is unknown. Nothing was sent again; check with ")
                                    .call(look(facts))
                                    .text(".");
                    case Outcome.Refused(_, Refusal.Declined _, _) ->
                            Words.of(
                                    "This was declined already, and nothing was sent. Ask for the change again if it is still wanted.");
                    case Outcome.Refused _,
                            Outcome.Vanished _,
                            Outcome.Planned _,
                            Outcome.NeedsConfirmation _,
                            Outcome.Invalid _,
                            Outcome.NotFound _,
                            Outcome.PlanVoid _,
                            Outcome.RateLimited _,
                            Outcome.Busy _,
                            Outcome.Unavailable _ ->
                            Words.of(
                                    "This was refused already, and nothing was changed. Ask for the change again if it is still wanted.");
                };
        return ended.proof().map(OutcomeWords::receipt).map(words::and).orElse(words);
    }

    private static boolean isDone(FleetRow row) {
        return row instanceof FleetRow.Change change && change.isDone();
    }

    private static Words about(String lead, Facts facts) {
        return Words.of(lead + ScheduleWords.noun(facts.subject()) + " of ")
                .quote(facts.vps().label());
    }

    /// The call that shows the current state.
    private static NextStep look(Facts facts) {
        return NextStep.on(facts.vps(), "get_protection", Fields.NONE);
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String seconds(Duration time) {
        long seconds = Math.max(1, time.plusMillis(999).toSeconds());
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}
