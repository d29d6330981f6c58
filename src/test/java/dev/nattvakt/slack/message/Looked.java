package dev.nattvakt.slack.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.CallBuilder;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Capacity;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.read.AuditProtectionTool;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.read.GetProtectionTool;
import dev.nattvakt.tool.read.PreviewCapacityTool;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;

/// What the tools that read say of a fleet in memory. `text` is whatever HostUp would say.
public final class Looked {

    private static final String ID = "vps_01hxa3b4c5d6e7f8g9h0j1k2m3";
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet fleet = new InMemoryFleet(time);
    private final LookUp lookUp = new LookUp(fleet);

    private Looked() {}

    static ToolResult protection(String text) {
        Looked looked = new Looked();
        looked.named(text)
                .having(
                        backups(
                                aSchedule()
                                        .lastRun(AT, RunStatus.FAILED)
                                        .nextRun(AT.plus(Duration.ofDays(1))),
                                aSchedule()
                                        .unstated("id")
                                        .unstated("frequency")
                                        .unstated("hour")
                                        .unstated("retentionCount")
                                        .unstated("enabled")
                                        .named(text),
                                aSchedule().id("bks_3").nextRun(AT.plus(Duration.ofHours(25)))))
                .holding(new Copies(3, List.of(AT)))
                .holdingSnapshots(new Copies(1, List.of(AT)));
        return looked.protection();
    }

    static ToolResult withoutASchedule(String text) {
        Looked looked = new Looked();
        looked.named(text);
        return looked.protection();
    }

    private ToolResult protection() {
        return run(
                new GetProtectionTool(lookUp, audit(), UTC), new GetProtectionTool.Arguments(ID));
    }

    /// One server that is protected, and so many that are not.
    static ToolResult audit(String text, int servers, boolean more) {
        Looked looked = new Looked();
        if (servers > 0) {
            looked.fleet
                    .server("vps_fine", text, text)
                    .having(backups(aSchedule().lastRun(AT, RunStatus.COMPLETED)))
                    .holding(new Copies(1, List.of(AT)));
        }
        looked.servers(text, more ? servers + 1 : servers);
        return looked.run(
                new AuditProtectionTool(looked.audit()),
                new AuditProtectionTool.Arguments(null, true, null, servers + 1, null));
    }

    /// The first without a name.
    static ToolResult servers(String text, int count, boolean more) {
        Looked looked = new Looked();
        if (count > 0) {
            looked.fleet.nameless("vps_nameless");
        }
        looked.servers(text, more ? count : count - 1);
        return looked.run(
                new FindVpsTool(new Roster(looked.fleet, looked.lookUp)),
                new FindVpsTool.Arguments(null, Math.max(1, count), null));
    }

    static ToolResult price(String text) {
        Looked looked = new Looked();
        looked.named(text);
        return looked.run(
                new PreviewCapacityTool(looked.lookUp, new Capacity(looked.fleet)),
                new PreviewCapacityTool.Arguments(ID, 2, null));
    }

    private Audit audit() {
        return new Audit(new Roster(fleet, lookUp), fleet, time, new Herd.Rule(0.25, UTC));
    }

    /// A server that an answer about its id calls by its name.
    private InMemoryFleet.Server named(String text) {
        Optional<String> said = Optional.of(text);
        lookUp.remember(new Vps(new VpsId(ID), said, said, said));
        return fleet.server(ID, text, text);
    }

    private void servers(String text, int count) {
        for (int number = 0; number < count; number++) {
            fleet.server("vps_" + number, text, text);
        }
    }

    private <A> ToolResult run(Tool<A> tool, A arguments) {
        Call call = CallBuilder.aCall(time).build();
        return ToolResult.of(tool.run(arguments, call));
    }

    public static Instant at() {
        return AT;
    }
}
