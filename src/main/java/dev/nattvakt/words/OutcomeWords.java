package dev.nattvakt.words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.change.Direction;
import dev.nattvakt.change.Facts;
import dev.nattvakt.change.Outcome;
import dev.nattvakt.change.Plan;
import dev.nattvakt.change.Problem;
import dev.nattvakt.change.Receipt;
import dev.nattvakt.change.Refusal;
import dev.nattvakt.change.Subject;
import dev.nattvakt.change.Warning;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;

/// How an order ended, in one to three sentences that are enough for a client that shows nothing
/// else.
public final class OutcomeWords {

    private OutcomeWords() {}

    public static Words of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified(Facts facts, _, Receipt receipt) ->
                    isNow(facts).and(slots(facts)).and(warnings(facts)).and(receipt(receipt));
            case Outcome.Adjusted(
                            Facts facts,
                            List<FieldChange> adjustments,
                            List<NextStep> leftOn,
                            _,
                            Receipt receipt) ->
                    isNow(facts)
                            .and(adjusted(adjustments))
                            .and(leftOn(leftOn))
                            .and(warnings(facts))
                            .and(receipt(receipt));
            case Outcome.AlreadySet(Facts facts) -> alreadySet(facts);
            case Outcome.Planned(Facts facts, Direction direction, boolean asksFirst) ->
                    planned(facts, direction, asksFirst);
            case Outcome.NeedsConfirmation(
                            Facts facts,
                            Direction direction,
                            Plan plan,
                            String token) ->
                    would(facts, direction)
                            .text(
                                    " Nothing was sent; to go ahead, an approver calls apply_plan before ")
                            .moment(plan.expiresAt())
                            .text(" with planToken ")
                            .code(token);
            case Outcome.Refused(Optional<Vps> vps, Refusal refusal, _) ->
                    RefusalWords.of(vps, refusal);
            case Outcome.Invalid(List<Problem> problems) -> invalid(problems);
            case Outcome.NotFound(String word, List<Vps> candidates) -> notFound(word, candidates);
            case Outcome.PlanVoid(_, Outcome.PlanVoid.Why why) -> Words.of(planVoid(why));
            case Outcome.Overwritten(Facts facts, List<FieldChange> differences, Receipt receipt) ->
                    about("HostUp accepted the change of the ", facts)
                            .text(", but by now shows somebody else's value: ")
                            .and(DiffWords.of(differences))
                            .text(". Look before asking again.")
                            .and(receipt(receipt));
            case Outcome.Unconfirmed(Facts facts, String doubt, Receipt receipt) ->
                    about("It is not known whether the change of the ", facts)
                            .text(" holds: " + doubt + ". Check with ")
                            .code(
                                    CallText.of(
                                            NextStep.on(
                                                    facts.vps(), "get_protection", Fields.NONE)))
                            .text(" in two minutes, before asking for it again.")
                            .and(receipt(receipt));
            case Outcome.RateLimited(Duration retryAfter) ->
                    Words.of(
                            "HostUp asks for a pause of "
                                    + seconds(retryAfter)
                                    + " s, longer than this call may last. Nothing was sent; try again after that.");
            case Outcome.Busy(Vps vps) ->
                    Words.of("Another change of ")
                            .quote(vps.label())
                            .text(
                                    " is still running. Nothing was sent; try again in some seconds.");
            case Outcome.Unavailable(String code, String what, _) ->
                    Words.of(what + " (" + Untrusted.clean(code) + "). Nothing was changed.");
        };
    }

    private static Words isNow(Facts facts) {
        if (facts.after().isEmpty()) {
            return Words.of("")
                    .quote(facts.vps().label())
                    .text(" no longer has a " + ScheduleWords.noun(facts.subject()) + ".");
        }
        if (ScheduleWords.isOff(facts.after())) {
            String is =
                    ScheduleWords.isOff(facts.before())
                            ? " stays switched off: "
                            : " is now switched off: ";
            return about("The ", facts)
                    .text(is)
                    .and(after(facts))
                    .text(". It does not run until it is switched on.");
        }
        Words is =
                facts.subject() == Subject.BACKUP_SETTINGS
                        ? Words.of("").quote(facts.vps().label()).text(" now keeps ")
                        : Words.of("").quote(facts.vps().label()).text(verb(facts.subject()));
        return is.and(after(facts)).and(nextRun(facts)).text(".");
    }

    private static String verb(Subject subject) {
        return subject == Subject.SNAPSHOT_SCHEDULE ? " now takes snapshots " : " now backs up ";
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
                .map(zone -> words.text(" (").moment(next, zone).text(")"))
                .orElse(words);
    }

    private static Words alreadySet(Facts facts) {
        if (facts.after().isEmpty()) {
            return Words.of("")
                    .quote(facts.vps().label())
                    .text(
                            " has no such "
                                    + ScheduleWords.noun(facts.subject())
                                    + " already; nothing was sent.");
        }
        String off = ScheduleWords.isOff(facts.after()) ? " (switched off)" : "";
        return about("The ", facts)
                .text(" is already so" + off + ": ")
                .and(after(facts))
                .and(nextRun(facts))
                .text("; nothing was sent.");
    }

    private static Words planned(Facts facts, Direction direction, boolean asksFirst) {
        return would(facts, direction)
                .text(asksFirst ? " The change itself would wait for a confirmation." : "")
                .text(" This was a dry run; nothing was sent.")
                .and(warnings(facts));
    }

    private static Words would(Facts facts, Direction direction) {
        Words words =
                Words.of(
                                direction.weakens()
                                        ? "This would weaken the protection of "
                                        : "This would change the "
                                                + ScheduleWords.noun(facts.subject())
                                                + " of ")
                        .quote(facts.vps().label())
                        .text(": ");
        Words what =
                facts.after().isEmpty()
                        ? words.text("the " + ScheduleWords.noun(facts.subject()) + " (")
                                .and(
                                        ScheduleWords.of(
                                                facts.subject(), facts.before(), facts.zone()))
                                .text(") would be removed")
                        : words.and(DiffWords.of(facts.changes()));
        return direction instanceof Direction.Weakens weakens
                ? what.text(" (" + DiffWords.losses(weakens) + ").")
                : what.text(".");
    }

    /// Slots only matter to whoever asked for more copies.
    private static Words slots(Facts facts) {
        Optional<Object> total = facts.limits().get("totalBackupLimit");
        Optional<Object> free = facts.limits().get("availableScheduledSlots");
        boolean asked =
                facts.subject() == Subject.BACKUP_SCHEDULE
                        && facts.changes().stream()
                                .anyMatch(change ->
                                        change.field().equals("retentionCount")
                                                && change.to().isPresent());
        return asked && total.isPresent() && free.isPresent()
                ? Words.of(" " + free.get() + " of " + total.get() + " backup slots are free now.")
                : Words.of("");
    }

    private static Words adjusted(List<FieldChange> adjustments) {
        return adjustments.isEmpty()
                ? Words.of("")
                : Words.of(" HostUp made of what was asked: ")
                        .and(DiffWords.of(adjustments))
                        .text(".");
    }

    private static Words leftOn(List<NextStep> leftOn) {
        return leftOn.isEmpty()
                ? Words.of("")
                : Words.of(" Another schedule is on as well; to remove it: ")
                        .code(leftOn.stream().map(CallText::of).collect(Collectors.joining(", ")))
                        .text(".");
    }

    private static Words warnings(Facts facts) {
        Words words = Words.of("");
        for (Warning warning : facts.warnings()) {
            words = words.text(" Note, ").and(WarningWords.of(warning));
        }
        return words;
    }

    private static Words receipt(Receipt receipt) {
        return Words.of(" Receipt ").code(receipt.id()).text(".");
    }

    private static Words invalid(List<Problem> problems) {
        return Words.of(
                problems.stream()
                        .map(problem -> problem.problem() + " (" + problem.fix() + ")")
                        .collect(
                                Collectors.joining(
                                        "; ", "Not understood: ", ". Nothing was sent.")));
    }

    private static Words notFound(String word, List<Vps> candidates) {
        if (candidates.isEmpty()) {
            return Words.of("There is no server ")
                    .quote(word)
                    .text(" here. find_vps lists those there are.");
        }
        Words words =
                Words.of(candidates.size() + " servers are called ")
                        .quote(word)
                        .text("; ask with the id of one: ");
        for (int i = 0; i < candidates.size(); i++) {
            Vps vps = candidates.get(i);
            words = words.text(i == 0 ? "" : ", ").code(vps.id().value());
            words =
                    vps.primaryIp().isPresent()
                            ? words.text(" (").quote(vps.primaryIp().get()).text(")")
                            : words;
        }
        return words.text(".");
    }

    private static String planVoid(Outcome.PlanVoid.Why why) {
        return switch (why) {
            case EXPIRED ->
                    "This plan has expired. Nothing was sent; ask for the change again to get a new one.";
            case USED ->
                    "This plan has been used already. Nothing was sent; ask for the change again if it is still wanted.";
            case MOVED ->
                    "Somebody changed the schedule since this plan was made. Nothing was sent; ask for the change again to see what it means now.";
        };
    }

    private static Words about(String lead, Facts facts) {
        return Words.of(lead + ScheduleWords.noun(facts.subject()) + " of ")
                .quote(facts.vps().label());
    }

    private static long seconds(Duration time) {
        return Math.max(1, time.plusMillis(999).toSeconds());
    }
}
