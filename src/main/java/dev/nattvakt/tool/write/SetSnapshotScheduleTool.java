package dev.nattvakt.tool.write;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.VpsArgument;

import static java.util.Optional.ofNullable;

/// `set_snapshot_schedule`: creates or changes the snapshot schedule.
public final class SetSnapshotScheduleTool implements Tool<SetSnapshotScheduleTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "set_snapshot_schedule",
                    "Set snapshot schedule",
                    "Creates or changes a server's snapshot schedule: local rollback points kept about a day; they are no"
                            + " backup, for which use set_backup_schedule. Reads slots and gates first, writes once, reads back. What you"
                            + " leave out is kept; with no schedule yet, intervalHours is needed. A longer interval or enabled false weakens"
                            + " protection and answers needs_confirmation with a plan for apply_plan. Refused when the plan has no snapshot"
                            + " slots; preview_capacity tells what some cost.",
                    Definition.Hints.WRITE,
                    Role.OPERATOR,
                    Arguments.class,
                    Answer.Ended.class);

    private final ChangeRunner changeRunner;

    public SetSnapshotScheduleTool(ChangeRunner changeRunner) {
        this.changeRunner = changeRunner;
    }

    /// HostUp's names and ranges (POST snapshot-schedules), plus `dryRun`.
    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @NotNull @Size(min = 1, max = 253) @JsonPropertyDescription(VpsArgument.WORDS)
                    String vps,
            @Nullable @JsonPropertyDescription("false pauses, true resumes") Boolean enabled,
            @Nullable
                    @Min(4)
                    @Max(24)
                    @JsonPropertyDescription("whole hours between snapshots, 4-24")
                    Integer intervalHours,
            @Nullable @JsonPropertyDescription("true: only a preview") Boolean dryRun) {}

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        SetSnapshotSchedule order =
                new SetSnapshotSchedule(
                        arguments.vps(),
                        ofNullable(arguments.enabled()),
                        ofNullable(arguments.intervalHours()));
        return changeRunner.make(order, arguments.dryRun(), call);
    }
}
