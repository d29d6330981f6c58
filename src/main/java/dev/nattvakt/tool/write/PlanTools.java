package dev.nattvakt.tool.write;

import java.util.Optional;

import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.Restore;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.change.plan.PlanToken;
import dev.nattvakt.change.plan.PlannedChange;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.tool.Definition;

/// The tool that made a plan, for doors that confirm a plan by repeating the call: a confirmation
/// must not be sent under another tool's name.
public final class PlanTools {

    private final Plans<PlanContent, ?> plans;

    public PlanTools(Plans<PlanContent, ?> plans) {
        this.plans = plans;
    }

    /// Empty when no plan has this token.
    public Optional<String> toolOf(String token) {
        return PlanToken.parse(token)
                .flatMap(plans::find)
                .map(Plan::content)
                .map(PlanTools::tool)
                .map(Definition::name);
    }

    private static Definition<?> tool(PlanContent content) {
        return switch (content) {
            case PlanContent.One(PlannedChange change) -> tool(change.order());
            case PlanContent.Many _ -> PlanFleetChangeTool.DEFINITION;
        };
    }

    private static Definition<?> tool(Order<?> order) {
        return switch (order) {
            case SetBackupSchedule _ -> SetBackupScheduleTool.DEFINITION;
            case SetSnapshotSchedule _ -> SetSnapshotScheduleTool.DEFINITION;
            case SetBackupSettings _ -> SetBackupSettingsTool.DEFINITION;
            case RemoveBackupSchedule _, RemoveSnapshotSchedule _ -> RemoveScheduleTool.DEFINITION;
            case Restore<?> restore ->
                    switch (restore.subject()) {
                        case BACKUP_SCHEDULE -> SetBackupScheduleTool.DEFINITION;
                        case BACKUP_SETTINGS -> SetBackupSettingsTool.DEFINITION;
                        case SNAPSHOT_SCHEDULE -> SetSnapshotScheduleTool.DEFINITION;
                    };
        };
    }
}
