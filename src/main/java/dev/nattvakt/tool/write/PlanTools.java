package dev.nattvakt.tool.write;

import java.util.Optional;

import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanToken;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.tool.Definition;

/// Which tool a plan came from, for doors that carry a yes on the call that asked for it: a yes to
/// one tool's plan must not travel under another tool's name.
public final class PlanTools {

    private final Plans<?> plans;

    public PlanTools(Plans<?> plans) {
        this.plans = plans;
    }

    /// Empty for a token of no plan that is known here.
    public Optional<String> toolOf(String token) {
        return PlanToken.parse(token)
                .flatMap(plans::find)
                .map(Plan::order)
                .map(PlanTools::tool)
                .map(Definition::name);
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
