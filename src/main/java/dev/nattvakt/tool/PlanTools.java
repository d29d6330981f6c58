package dev.nattvakt.tool;

import java.util.Optional;

import dev.nattvakt.change.Order;
import dev.nattvakt.change.Plan;
import dev.nattvakt.change.PlanSeal;
import dev.nattvakt.change.RemoveBackupSchedule;
import dev.nattvakt.change.RemoveSnapshotSchedule;
import dev.nattvakt.change.SetBackupSchedule;
import dev.nattvakt.change.SetBackupSettings;
import dev.nattvakt.change.SetSnapshotSchedule;

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

    private static Definition<?, ?> tool(Order<?> order) {
        return switch (order) {
            case SetBackupSchedule _ -> SetBackupScheduleTool.DEFINITION;
            case SetSnapshotSchedule _ -> SetSnapshotScheduleTool.DEFINITION;
            case SetBackupSettings _ -> SetBackupSettingsTool.DEFINITION;
            case RemoveBackupSchedule _, RemoveSnapshotSchedule _ -> RemoveScheduleTool.DEFINITION;
        };
    }
}
