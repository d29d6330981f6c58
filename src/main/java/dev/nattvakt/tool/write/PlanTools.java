package dev.nattvakt.tool.write;

import java.util.Optional;

import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanSeal;
import dev.nattvakt.tool.Definition;

/// Which tool a plan came from, for doors that carry a yes on the call that asked for it: a yes to
/// one tool's plan must not travel under another tool's name.
public final class PlanTools {

    private final PlanSeal seal;

    public PlanTools(PlanSeal seal) {
        this.seal = seal;
    }

    /// Empty for what is no plan token of this server.
    public Optional<String> toolOf(String token) {
        return seal.open(token).map(Plan::order).map(PlanTools::tool).map(Definition::name);
    }

    private static Definition<?> tool(Order<?> order) {
        return switch (order) {
            case SetBackupSchedule _ -> SetBackupScheduleTool.DEFINITION;
            case SetSnapshotSchedule _ -> SetSnapshotScheduleTool.DEFINITION;
            case SetBackupSettings _ -> SetBackupSettingsTool.DEFINITION;
            case RemoveBackupSchedule _, RemoveSnapshotSchedule _ -> RemoveScheduleTool.DEFINITION;
        };
    }
}
