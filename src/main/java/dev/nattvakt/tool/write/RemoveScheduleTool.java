package dev.nattvakt.tool.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.VpsArgument;

import static java.util.Optional.ofNullable;

/// `remove_schedule`: removes a backup or snapshot schedule.
public final class RemoveScheduleTool implements Tool<RemoveScheduleTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "remove_schedule",
                    "Remove a schedule",
                    "Removes a server's backup schedule or its snapshot schedule. Whether HostUp keeps the copies already made is not"
                            + " documented. To pause instead, use a set_ tool with enabled false. It"
                            + " answers needs_confirmation with a plan for apply_plan. Refused when HostUp's gate is shut.",
                    Definition.Hints.WRITE,
                    Role.OPERATOR,
                    Arguments.class,
                    Answer.Ended.class);

    private final ChangeRunner changeRunner;

    public RemoveScheduleTool(ChangeRunner changeRunner) {
        this.changeRunner = changeRunner;
    }

    /// The kind of schedule.
    public enum Kind {
        BACKUP,
        SNAPSHOT;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Difference.Kind ofPolicy() {
            return switch (this) {
                case BACKUP -> Difference.Kind.BACKUP;
                case SNAPSHOT -> Difference.Kind.SNAPSHOT;
            };
        }
    }

    /// @param scheduleId required where a server has several backup schedules
    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @NotNull @Size(min = 1, max = 253) @JsonPropertyDescription(VpsArgument.WORDS)
                    String vps,
            @NotNull @JsonPropertyDescription("which of the two") Kind kind,
            @Nullable @Size(max = 80) @JsonPropertyDescription("bks_..., where there are several")
                    String scheduleId,
            @Nullable @JsonPropertyDescription("true: only a preview") Boolean dryRun) {}

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments arguments) {
        List<ArgumentProblem> problems = new ArrayList<>();
        if (arguments.scheduleId() != null) {
            if (ScheduleId.of(arguments.scheduleId()).isEmpty()) {
                problems.add(
                        ArgumentProblem.wrong(
                                "scheduleId",
                                "scheduleId is not an id",
                                "copy an id (bks_...) from get_protection"));
            }
            if (arguments.kind() == Kind.SNAPSHOT) {
                problems.add(
                        ArgumentProblem.wrong(
                                "scheduleId",
                                "a snapshot schedule has no id",
                                "leave scheduleId out"));
            }
        }
        return problems;
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        Order<?> order =
                switch (arguments.kind()) {
                    case BACKUP ->
                            new RemoveBackupSchedule(
                                    arguments.vps(),
                                    ofNullable(arguments.scheduleId()).flatMap(ScheduleId::of));
                    case SNAPSHOT -> new RemoveSnapshotSchedule(arguments.vps());
                };
        return changeRunner.make(order, arguments.dryRun(), call);
    }
}
