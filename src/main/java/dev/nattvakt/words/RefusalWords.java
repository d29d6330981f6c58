package dev.nattvakt.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.fleet.port.HostUpProblem;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.Gate;

/// The reason for a refusal, and its remedy.
public final class RefusalWords {

    private RefusalWords() {}

    /// The reason in one sentence, without the server's name.
    public static Words reason(Refusal refusal) {
        return switch (refusal) {
            case Refusal.GateShut shut -> reason(shut, "HostUp does not allow this now");
            case Refusal.GateUnstated(String gate, _) ->
                    Words.of(
                            "HostUp did not state "
                                    + gate
                                    + ", and without a stated yes nothing is sent");
            case Refusal.NoRoom noRoom -> Words.of(noRoom(noRoom));
            case Refusal.NoSnapshotSlots(Optional<String> reason, _) -> {
                Words words = Words.of("this plan has no snapshot slots");
                yield reason.map(text -> words.text("; HostUp says: ").sentence(text))
                        .orElse(words);
            }
            case Refusal.NotOffered(List<String> options) ->
                    Words.of(
                            "HostUp does not offer "
                                    + options.stream()
                                            .map(RefusalWords::option)
                                            .collect(Collectors.joining(" or "))
                                    + " for this server now");
            case Refusal.ByHostUp(HostUpProblem problem) -> byHostUp(problem);
            case Refusal.RoleTooLow(var needed) ->
                    Words.of("only " + person(needed) + " may do this");
            case Refusal.Declined(String by) -> Words.of("declined by ").word(by);
            case Refusal.PersonNeeded _ ->
                    Words.of("only a person may say yes to what weakens protection");
            case Refusal.TooManyWaiting() ->
                    Words.of("too many changes wait for a yes from people in Slack already");
            case Refusal.ReadOnly() -> Words.of("Nattvakt is in read-only mode");
            case Refusal.MovedOn(Subject subject) ->
                    Words.of(
                            "the "
                                    + ScheduleWords.noun(subject)
                                    + (subject == Subject.BACKUP_SETTINGS ? " have" : " has")
                                    + " changed since, so undoing would undo somebody's later change");
            case Refusal.NotRestorable(Subject subject) ->
                    Words.of(
                            "HostUp did not state all of the "
                                    + ScheduleWords.noun(subject)
                                    + " that "
                                    + (subject == Subject.BACKUP_SETTINGS ? "were" : "was")
                                    + " there before");
        };
    }

    private static String noRoom(Refusal.NoRoom refusal) {
        return copies(refusal.asked())
                + (refusal.asked() == 1 ? " does" : " do")
                + " not fit: "
                + held(refusal.slots())
                + (refusal.most() > 0 ? ", at most " + refusal.most() : ", none left");
    }

    /// The gate, its code and its reason.
    static Words reason(Refusal.GateShut refusal, String lead) {
        Words at = Words.of(lead + " (" + refusal.gate());
        Gate.Shut shut = refusal.shut();
        Words words = shut.code().map(code -> at.text(", ").word(code)).orElse(at).text(")");
        return shut.reason().map(reason -> words.text(": ").sentence(reason)).orElse(words);
    }

    /// The remedy, with the exact call where there is one.
    public static Words remedy(Refusal refusal) {
        return switch (refusal) {
            case Refusal.GateShut shut when isRemoval(shut.remedy()) ->
                    Words.of("Remove the schedule instead: ").call(refusal.remedy().orElseThrow());
            case Refusal.GateShut _ ->
                    Words.of("Clear that at HostUp, then ask again; this shows how it stands: ")
                            .and(call(refusal, "get_protection"));
            case Refusal.GateUnstated _ ->
                    Words.of("Ask again later; this shows what HostUp states: ")
                            .and(call(refusal, "get_protection"));
            case Refusal.NoRoom noRoom when noRoom.most() > 0 ->
                    Words.of("Ask for what fits: ").and(call(refusal, "set_backup_schedule"));
            case Refusal.NoRoom _ ->
                    Words.of("See what more slots cost (buys nothing): ")
                            .and(call(refusal, "preview_capacity"));
            case Refusal.NoSnapshotSlots none when isRemoval(none.remedy()) ->
                    Words.of("Remove the schedule instead: ").call(refusal.remedy().orElseThrow());
            case Refusal.NoSnapshotSlots _ ->
                    Words.of("See what slots cost (buys nothing): ")
                            .and(call(refusal, "preview_capacity"));
            case Refusal.NotOffered _ ->
                    Words.of("Look in HostUp's control panel for a plan that includes them.");
            case Refusal.ByHostUp(HostUpProblem problem) ->
                    Words.of(
                            "Mend what HostUp names, or ask its support"
                                    + (problem.requestId().isPresent()
                                            ? " with the request id."
                                            : "."));
            case Refusal.RoleTooLow(var needed) -> Words.of("Ask " + person(needed) + ".");
            case Refusal.PersonNeeded(Set<ApprovalWay> ways) -> toPerson(ways);
            case Refusal.Declined _ -> Words.of("Talk to them before asking again.");
            case Refusal.TooManyWaiting() ->
                    Words.of("Ask again when some of them have been answered.");
            case Refusal.ReadOnly() ->
                    Words.of("Ask the administrator of Nattvakt (NATTVAKT_READ_ONLY).");
            case Refusal.MovedOn _, Refusal.NotRestorable _ ->
                    Words.of("Look at it with ")
                            .tool("get_protection")
                            .text(", and ask for what should be so.");
        };
    }

    /// How a person can be asked.
    private static Words toPerson(Set<ApprovalWay> ways) {
        List<String> all =
                ways.stream()
                        .sorted()
                        .map(RefusalWords::toPerson)
                        .flatMap(Optional::stream)
                        .toList();
        return Words.of(
                all.isEmpty()
                        ? "This client can ask nobody: ask for the change in one that can ask its user (MCP elicitation) or shows cards (MCP Apps), as an approver, or in Slack where it is set up."
                        : "Ask for the change itself, without apply_plan: "
                                + String.join(", or ", all)
                                + ".");
    }

    private static Optional<String> toPerson(ApprovalWay way) {
        return switch (way) {
            case CALLER -> Optional.empty();
            case ELICITATION -> Optional.of("this client then asks its user");
            case SLACK -> Optional.of("people in Slack decide with a button");
            case APP -> Optional.of("this client then shows a card on which its user decides");
        };
    }

    /// Reason and remedy.
    static Words of(Optional<Vps> vps, Refusal refusal) {
        Words words =
                vps.map(server -> Words.of("Refused for ").quote(server.label()).text(": "))
                        .orElse(Words.of("Refused: "));
        return words.and(reason(refusal)).text(". Nothing was changed. ").and(remedy(refusal));
    }

    /// The exact call if there is one, else only the tool's name.
    private static Words call(Refusal refusal, String tool) {
        return refusal.remedy().map(Words.of("")::call).orElseGet(() -> Words.of("").tool(tool));
    }

    private static boolean isRemoval(Optional<NextStep> remedy) {
        return remedy.filter(step -> step.tool().equals("remove_schedule")).isPresent();
    }

    /// HostUp's error answer, quoted.
    static Words byHostUp(HostUpProblem problem) {
        String failed = problem.status() < 300 ? " but said that it failed" : "";
        Words status = Words.of("HostUp answered " + problem.status() + failed);
        Words words = problem.code().map(code -> status.text(" ").word(code)).orElse(status);
        Words told =
                problem.detail().map(detail -> words.text(": ").sentence(detail)).orElse(words);
        for (String pointer : problem.pointers()) {
            told = told.text(", ").quote(pointer);
        }
        Words all = told;
        return problem.requestId().map(id -> all.text(" (request ").word(id).text(")")).orElse(all);
    }

    /// `an approver`.
    private static String person(Role role) {
        return (role == Role.VIEWER ? "a " : "an ") + role.name().toLowerCase(Locale.ROOT);
    }

    private static String option(String key) {
        return switch (key) {
            case "snapshotSlots" -> "snapshot slots";
            case "backupSlots" -> "backup slots";
            default -> key;
        };
    }

    private static String copies(int count) {
        return count == 1 ? "1 copy" : count + " copies";
    }

    private static String held(Slots slots) {
        return switch (slots) {
            case Slots.Counted counted -> held(counted.total(), counted.manual());
            case Slots.Bounded bounded -> held(bounded.total(), bounded.manual());
            case Slots.Limited limited -> held(limited.total(), 0);
            case Slots.Unstated() -> "an unstated number of slots";
        };
    }

    private static String held(int total, int manual) {
        String held =
                switch (manual) {
                    case 0 -> "";
                    case 1 -> ", 1 held by a manual backup";
                    default -> ", " + manual + " held by manual backups";
                };
        return (total == 1 ? "1 slot" : total + " slots") + held;
    }
}
