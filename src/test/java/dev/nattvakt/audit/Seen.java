package dev.nattvakt.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

/// Calls as the catalogue tells of them.
public final class Seen {

    public static final Instant SENT = Instant.parse("2026-11-22T02:00:00Z");

    private Seen() {}

    public static CompletedCall change(Outcome outcome) {
        return call(
                "set_backup_schedule",
                JsonNodeFactory.instance.objectNode().put("vps", "web-01").put("hour", 3),
                Answered.of(outcome));
    }

    public static CompletedCall call(
            String tool, ObjectNode arguments, @Nullable ToolResult answer) {
        return call("anna", tool, arguments, answer);
    }

    public static CompletedCall call(
            String caller, String tool, ObjectNode arguments, @Nullable ToolResult answer) {
        return new CompletedCall(
                Answered.definition(tool),
                arguments,
                new Call(
                        new Caller(caller, Role.APPROVER, ServerFilter.ALL),
                        Door.MCP,
                        Deadline.in(Duration.ofSeconds(30))),
                answer,
                Duration.ofMillis(42));
    }

    public static Outcome moved(String name) {
        return new Outcome.Verified(
                new Facts(
                        new Vps(
                                new VpsId("vps_1"),
                                Optional.of(name),
                                Optional.empty(),
                                Optional.empty()),
                        Subject.BACKUP_SCHEDULE,
                        daily(2, name),
                        daily(3, name),
                        List.of(),
                        Fields.NONE,
                        List.of(),
                        ZoneId.of("UTC"),
                        Optional.empty()),
                Optional.empty(),
                new Receipt(
                        "rcp_1",
                        List.of("req_1"),
                        SENT,
                        People.alone("anna").and(new Consent("bo", ApprovalWay.SLACK))));
    }

    private static Fields daily(int hour, String name) {
        return Fields.NONE
                .with("frequency", "daily")
                .with("hour", hour)
                .with("retentionCount", 3)
                .with("enabled", true)
                .with("name", name);
    }
}
