package dev.nattvakt.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.words.Untrusted;

/// Reads an [Entry] back, as far as it tells of a change. Lines of earlier versions lack some
/// members; what somebody else wrote into the file is taken only where it makes sense.
final class RecordedChange {

    /// Tools that undo something.
    private static final Set<String> UNDOING =
            Set.of(
                    "set_backup_schedule",
                    "set_snapshot_schedule",
                    "set_backup_settings",
                    "remove_schedule",
                    "plan_fleet_change");

    private static final String ID = "[\\w-]{1,40}";

    private RecordedChange() {}

    /// @param sandbox whether a simulator plays HostUp now: its changes are no real ones
    static Optional<PastChange> of(AuditLine line, boolean sandbox) {
        return line.isOfNoWrite()
                ? Optional.empty()
                : line.json()
                        .filter(json -> json.path("sandbox").asBoolean() == sandbox)
                        .flatMap(json -> of(line, json));
    }

    private static Optional<PastChange> of(AuditLine line, JsonNode json) {
        Optional<String> id = text(json, "id").filter(word -> word.matches(ID));
        Optional<Vps> vps = vps(json);
        if (id.isEmpty() || vps.isEmpty()) {
            return Optional.empty();
        }
        return switch (json.path("event").asText()) {
            case Entry.ELSEWHERE ->
                    Optional.of(new PastChange.Elsewhere(id.get(), line.time(), vps.get()));
            case "call" -> isTold(json) ? Optional.empty() : here(id.get(), line, vps.get(), json);
            default -> Optional.empty();
        };
    }

    /// Whether the call only heard how somebody else's yes to its plan went.
    private static boolean isTold(JsonNode json) {
        return json.has("approvedBy") && !json.path("approvedBy").equals(json.path("caller"));
    }

    private static Optional<PastChange> here(String id, AuditLine line, Vps vps, JsonNode json) {
        Optional<PastChange.Result> result = text(json, "outcome").flatMap(PastChange.Result::of);
        Optional<String> tool = text(json, "tool");
        Optional<String> door = text(json, "door");
        Optional<String> by = text(json, "requestedBy").or(() -> text(json, "caller"));
        if (result.isEmpty() || tool.isEmpty() || door.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PastChange.Here(
                        id,
                        line.time(),
                        vps,
                        tool.get(),
                        door.get(),
                        by.get(),
                        consent(json),
                        effect(json),
                        result.get(),
                        text(json, "receipt").filter(word -> word.matches(ID)),
                        text(json, "partOf").filter(word -> word.matches(ID)),
                        undo(json.path("undo"))));
    }

    private static Optional<Vps> vps(JsonNode json) {
        return text(json, "vps")
                .flatMap(VpsId::stated)
                .map(known ->
                        new Vps(
                                known,
                                text(json, "vpsName"),
                                text(json, "primaryIp"),
                                Optional.empty()));
    }

    /// Earlier versions did not say which way; a yes from Slack came by its door.
    private static Optional<Consent> consent(JsonNode json) {
        ApprovalWay way =
                text(json, "approvedWay")
                        .flatMap(ApprovalWay::of)
                        .orElse(
                                json.path("door").asText().equals("slack")
                                        ? ApprovalWay.SLACK
                                        : ApprovalWay.CALLER);
        return text(json, "approvedBy").map(by -> new Consent(by, way));
    }

    private static Optional<PastChange.Effect> effect(JsonNode json) {
        Fields before = fields(json.path("before"));
        Fields after = fields(json.path("after"));
        return before.isEmpty() && after.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PastChange.Effect(subject(json, before.and(after)), before, after));
    }

    private static Subject subject(JsonNode json, Fields fields) {
        return switch (json.path("subject").asText()) {
            case "backup_schedule" -> Subject.BACKUP_SCHEDULE;
            case "backup_settings" -> Subject.BACKUP_SETTINGS;
            case "snapshot_schedule" -> Subject.SNAPSHOT_SCHEDULE;
            default -> ofEarlierVersion(fields);
        };
    }

    private static Subject ofEarlierVersion(Fields fields) {
        if (fields.get("intervalHours").isPresent()) {
            return Subject.SNAPSHOT_SCHEDULE;
        }
        return fields.get("maxTotalBackups").isPresent()
                        || fields.get("autoDeleteOldest").isPresent()
                ? Subject.BACKUP_SETTINGS
                : Subject.BACKUP_SCHEDULE;
    }

    private static Fields fields(JsonNode json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        json.properties()
                .forEach(field ->
                        value(field.getKey(), field.getValue())
                                .ifPresent(value -> fields.put(field.getKey(), value)));
        return new Fields(fields);
    }

    /// Of HostUp's fields, as far as such a value can be one.
    private static Optional<Object> value(String field, JsonNode json) {
        return switch (field) {
            case "hour" -> number(json, 0, 23);
            case "dayOfWeek" -> number(json, 0, 6);
            case "dayOfMonth" -> number(json, 1, 31);
            case "retentionCount", "maxTotalBackups", "intervalHours" ->
                    number(json, 0, Integer.MAX_VALUE);
            case "enabled", "autoDeleteOldest" ->
                    json.isBoolean() ? Optional.of(json.booleanValue()) : Optional.empty();
            case "frequency" ->
                    json.isTextual()
                            ? Frequency.of(json.textValue()).map(Frequency::word)
                            : Optional.empty();
            case "name", "time" ->
                    json.isTextual()
                            ? Optional.of(Untrusted.clean(json.textValue()))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Object> number(JsonNode json, int least, int most) {
        return json.isInt() && json.intValue() >= least && json.intValue() <= most
                ? Optional.of(json.intValue())
                : Optional.empty();
    }

    private static Optional<NextStep> undo(JsonNode json) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        json.path("arguments")
                .properties()
                .forEach(argument ->
                        argument(argument.getKey(), argument.getValue())
                                .ifPresent(value -> arguments.put(argument.getKey(), value)));
        return text(json, "tool")
                .filter(UNDOING::contains)
                .map(tool -> new NextStep(tool, new Fields(arguments)));
    }

    private static Optional<Object> argument(String name, JsonNode json) {
        return switch (name) {
            case "vps", "kind", "scheduleId", "undoOf" ->
                    text(json).filter(word -> word.matches("[\\w-]{1,80}")).map(word -> word);
            default -> value(name, json);
        };
    }

    private static Optional<String> text(JsonNode json, String member) {
        return text(json.path(member));
    }

    private static Optional<String> text(JsonNode json) {
        return json.isTextual()
                ? Optional.of(Untrusted.clean(json.textValue())).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
