package dev.nattvakt.tool;

import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.nattvakt.tool.read.AuditProtectionTool;
import dev.nattvakt.tool.read.FindVpsTool;
import dev.nattvakt.tool.read.GetProtectionTool;
import dev.nattvakt.tool.read.PreviewCapacityTool;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.tool.write.RemoveScheduleTool;
import dev.nattvakt.tool.write.SetBackupScheduleTool;
import dev.nattvakt.tool.write.SetBackupSettingsTool;
import dev.nattvakt.tool.write.SetSnapshotScheduleTool;

/// What Jackson looks at by reflection while a tool is called. A native image holds nothing that
/// was not named at build time; whatever these records hold in turn is found from here.
@RegisterForReflection(
        targets = {
            ToolResult.class,
            ErrorDetail.class,
            SummaryText.class,
            FindVpsTool.Arguments.class,
            FindVpsTool.Servers.class,
            GetProtectionTool.Arguments.class,
            GetProtectionTool.Protection.class,
            AuditProtectionTool.Arguments.class,
            AuditProtectionTool.Report.class,
            SetBackupScheduleTool.Arguments.class,
            SetSnapshotScheduleTool.Arguments.class,
            SetBackupSettingsTool.Arguments.class,
            RemoveScheduleTool.Arguments.class,
            ApplyPlanTool.Arguments.class,
            PreviewCapacityTool.Arguments.class,
            PreviewCapacityTool.Preview.class,
            ChangeDetail.class
        },
        registerFullHierarchy = true)
final class NativeReflection {

    private NativeReflection() {}
}
