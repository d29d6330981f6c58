package dev.nattvakt.tool.write;

import java.util.List;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.VpsArgument;

import static java.util.Optional.ofNullable;

/// `set_backup_settings`: changes how many backups a server may hold.
public final class SetBackupSettingsTool implements Tool<SetBackupSettingsTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "set_backup_settings",
                    "Set backup settings",
                    "Changes a server's backup settings, never a schedule: how many backups it may hold in all, and whether HostUp"
                            + " deletes the oldest. Give at least one. For when backups run and how many are kept use"
                            + " set_backup_schedule. A lower maximum or autoDeleteOldest true weakens protection and answers"
                            + " needs_confirmation with a plan for apply_plan. Refused when HostUp's gate is shut.",
                    Definition.Hints.WRITE,
                    Role.OPERATOR,
                    Arguments.class,
                    Answer.Ended.class);

    private final ChangeRunner changeRunner;

    public SetBackupSettingsTool(ChangeRunner changeRunner) {
        this.changeRunner = changeRunner;
    }

    /// HostUp's names and ranges (PATCH backup-schedules), plus `dryRun`.
    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @NotNull @Size(min = 1, max = 253) @JsonPropertyDescription(VpsArgument.WORDS)
                    String vps,
            @Nullable @Min(1) @JsonPropertyDescription("backups in all, manual ones included")
                    Integer maxTotalBackups,
            @Nullable @JsonPropertyDescription("true: HostUp deletes the oldest when full")
                    Boolean autoDeleteOldest,
            @Nullable @JsonPropertyDescription("true: only a preview") Boolean dryRun) {}

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments arguments) {
        return order(arguments).problems();
    }

    private static SetBackupSettings order(Arguments said) {
        return new SetBackupSettings(
                ofNullable(said.vps()).orElse(""),
                ofNullable(said.maxTotalBackups()),
                ofNullable(said.autoDeleteOldest()));
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        return changeRunner.make(order(arguments), arguments.dryRun(), call);
    }
}
