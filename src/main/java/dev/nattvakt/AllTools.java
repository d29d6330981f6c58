package dev.nattvakt;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Capacity;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.read.AuditProtectionTool;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.read.GetProtectionTool;
import dev.nattvakt.tool.read.ListChangesTool;
import dev.nattvakt.tool.read.PreviewCapacityTool;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.tool.write.ChangeRunner;
import dev.nattvakt.tool.write.PlanFleetChangeTool;
import dev.nattvakt.tool.write.RemoveScheduleTool;
import dev.nattvakt.tool.write.SetBackupScheduleTool;
import dev.nattvakt.tool.write.SetBackupSettingsTool;
import dev.nattvakt.tool.write.SetSnapshotScheduleTool;

/// The only list of the tools, in the order in which doors show them.
public final class AllTools {

    private AllTools() {}

    /// @param policy that holds now; empty where no policy file is set
    /// @param realTime by which changes are recorded
    /// @param zone of the hours in HostUp's schedules
    public static List<Tool<?>> of(
            ChangeRunner changeRunner,
            LookUp lookUp,
            Roster roster,
            Audit audit,
            ReadPort hostUp,
            PastChanges history,
            Supplier<Optional<Policy>> policy,
            Clock realTime,
            ZoneId zone) {
        return List.of(
                new FindVpsTool(roster),
                new GetProtectionTool(lookUp, audit, zone),
                new AuditProtectionTool(audit),
                new SetBackupScheduleTool(changeRunner),
                new SetSnapshotScheduleTool(changeRunner),
                new SetBackupSettingsTool(changeRunner),
                new RemoveScheduleTool(changeRunner),
                new PlanFleetChangeTool(changeRunner, history, policy),
                new ListChangesTool(lookUp, history, realTime, zone),
                new ApplyPlanTool(changeRunner),
                new PreviewCapacityTool(lookUp, new Capacity(hostUp)));
    }
}
