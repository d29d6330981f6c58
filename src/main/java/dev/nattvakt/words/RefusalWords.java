package dev.nattvakt.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.nattvakt.change.Refusal;
import dev.nattvakt.fleet.CloudProblem;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.schedule.Gate;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.Vps;

/// Why not, and what to do about it.
public final class RefusalWords {

    private RefusalWords() {}

    /// One sentence on why, without the server's name.
    public static Words reason(Refusal refusal) {
        return switch (refusal) {
            case Refusal.GateShut(String gate, Gate.Shut shut, _) -> {
                Words words =
                        Words.of(
                                "HostUp does not allow this now ("
                                        + gate
                                        + shut.code()
                                                .map(code -> ", " + Untrusted.clean(code))
                                                .orElse("")
                                        + ")");
                yield shut.reason().map(reason -> words.text(": ").quote(reason)).orElse(words);
            }
            case Refusal.GateUnstated(String gate, _) ->
                    Words.of(
                            "HostUp did not state "
                                    + gate
                                    + ", and without a stated yes nothing is sent");
            case Refusal.NoRoom(int asked, Slots slots, int most, _) ->
                    Words.of(
                            "%s do not fit: %s, at most %d"
                                    .formatted(copies(asked), held(slots), most));
            case Refusal.NoSnapshotSlots(Optional<String> reason, _) -> {
                Words words = Words.of("this plan has no snapshot slots");
                yield reason.map(text -> words.text(", HostUp says: ").quote(text)).orElse(words);
            }
            case Refusal.NotOffered(List<String> options) ->
                    Words.of(
                            "HostUp does not offer "
                                    + String.join(" or ", options)
                                    + " for this server now");
            case Refusal.ByHostUp(CloudProblem problem) -> byHostUp(problem);
            case Refusal.RoleTooLow(var needed) ->
                    Words.of("this takes the role " + needed.name().toLowerCase(Locale.ROOT));
            case Refusal.ReadOnly() -> Words.of("this server is in read-only mode");
        };
    }

    /// What leads on, with the exact call where there is one.
    public static Words remedy(Refusal refusal) {
        Optional<String> call = refusal.remedy().map(CallText::of);
        return switch (refusal) {
            case Refusal.GateShut shut when isRemoval(shut.remedy()) ->
                    Words.of("Remove the schedule instead: ").code(call.orElseThrow());
            case Refusal.GateShut _, Refusal.GateUnstated _ ->
                    Words.of("Clear that at HostUp, then ask again; this shows the gate: ")
                            .code(call.orElse("get_protection"));
            case Refusal.NoRoom(_, _, int most, _) when most > 0 ->
                    Words.of("Ask for what fits: ").code(call.orElseThrow());
            case Refusal.NoRoom _ ->
                    Words.of("See what more slots cost (buys nothing): ").code(call.orElseThrow());
            case Refusal.NoSnapshotSlots none when isRemoval(none.remedy()) ->
                    Words.of("Remove the schedule instead: ").code(call.orElseThrow());
            case Refusal.NoSnapshotSlots _ ->
                    Words.of("See what slots cost (buys nothing): ").code(call.orElseThrow());
            case Refusal.NotOffered _ ->
                    Words.of("Look in HostUp's control panel for a plan that includes them.");
            case Refusal.ByHostUp _ ->
                    Words.of("Mend what HostUp names, or ask its support with the request id.");
            case Refusal.RoleTooLow(var needed) ->
                    Words.of("Ask somebody who is " + needed.name().toLowerCase(Locale.ROOT) + ".");
            case Refusal.ReadOnly() ->
                    Words.of("Ask the operator of this server (NATTVAKT_READ_ONLY).");
        };
    }

    /// The whole refusal.
    static Words of(Optional<Vps> vps, Refusal refusal) {
        Words words =
                vps.map(server -> Words.of("Refused for ").quote(server.label()).text(": "))
                        .orElse(Words.of("Refused: "));
        return words.and(reason(refusal)).text(". Nothing was changed. ").and(remedy(refusal));
    }

    private static boolean isRemoval(Optional<NextStep> remedy) {
        return remedy.filter(step -> step.tool().equals("remove_schedule")).isPresent();
    }

    private static Words byHostUp(CloudProblem problem) {
        Words words =
                Words.of(
                        "HostUp answered "
                                + problem.status()
                                + problem.code()
                                        .map(code -> " " + Untrusted.clean(code))
                                        .orElse(""));
        Words told = problem.detail().map(detail -> words.text(": ").quote(detail)).orElse(words);
        for (String pointer : problem.pointers()) {
            told = told.text(", ").quote(pointer);
        }
        return problem.requestId().map(id -> word(id)).map(told::text).orElse(told);
    }

    private static String word(String requestId) {
        return " (request " + Untrusted.clean(requestId) + ")";
    }

    private static String copies(int count) {
        return count == 1 ? "1 copy" : count + " copies";
    }

    private static String held(Slots slots) {
        return switch (slots) {
            case Slots.Counted(int total, int manual, _, _) -> held(total, manual);
            case Slots.Bounded(int total, int manual) -> held(total, manual);
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
