package dev.nattvakt.tool.write;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.VpsArgument;

import static java.util.Optional.ofNullable;

/// `set_backup_schedule`: creates or changes a backup schedule.
public final class SetBackupScheduleTool implements Tool<SetBackupScheduleTool.Arguments> {

    public static final Definition<Arguments> DEFINITION =
            new Definition<>(
                    "set_backup_schedule",
                    "Set backup schedule",
                    "Creates or changes a server's backup schedule: offsite, long-term copies. For local rollback points"
                            + " use set_snapshot_schedule. Reads HostUp's limits and gates first, writes once, reads back. What you"
                            + " leave out is kept; with no schedule yet, frequency, hour and retentionCount are needed, weekly also"
                            + " dayOfWeek, monthly dayOfMonth. What weakens protection (fewer copies, rarer runs, enabled false) answers"
                            + " needs_confirmation with a plan for apply_plan. Refused when a gate is shut or copies do not fit; the answer"
                            + " names what fits.",
                    Definition.Hints.WRITE,
                    Role.OPERATOR,
                    Arguments.class,
                    Answer.Ended.class);

    private final ChangeRunner changeRunner;

    public SetBackupScheduleTool(ChangeRunner changeRunner) {
        this.changeRunner = changeRunner;
    }

    /// HostUp's names and ranges (POST backup-schedules), plus `timeZone` and `dryRun`.
    @RegisterForReflection(registerFullHierarchy = true)
    public record Arguments(
            @NotNull @Size(min = 1, max = 253) @JsonPropertyDescription(VpsArgument.WORDS)
                    String vps,
            @Nullable @JsonPropertyDescription("how often") FrequencyCode frequency,
            @Nullable
                    @Min(0)
                    @Max(23)
                    @JsonPropertyDescription("full hour in UTC, unless timeZone is given")
                    Integer hour,
            @Nullable
                    @Min(0)
                    @Max(6)
                    @JsonPropertyDescription("weekly only: 0 = Sunday ... 6 = Saturday")
                    Integer dayOfWeek,
            @Nullable
                    @Min(1)
                    @Max(31)
                    @JsonPropertyDescription("monthly only; some months lack 29-31")
                    Integer dayOfMonth,
            @Nullable @Min(1) @JsonPropertyDescription("copies to keep, up to the free slots")
                    Integer retentionCount,
            @Nullable @JsonPropertyDescription("false pauses, true resumes") Boolean enabled,
            @Nullable
                    @Size(max = ScheduleNames.MOST_BYTES)
                    @JsonPropertyDescription("letters, digits, space and -_.")
                    String name,
            @Nullable
                    @Size(max = 40)
                    @JsonPropertyDescription("IANA zone of hour and day, e.g. Europe/Stockholm")
                    String timeZone,
            @Nullable @JsonPropertyDescription("true: only a preview") Boolean dryRun) {}

    @Override
    public Definition<Arguments> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments arguments) {
        List<ArgumentProblem> problems =
                new ArrayList<>(TimeZoneArgument.problems(arguments.timeZone()));
        if (ofNullable(arguments.name()).filter(name -> !ScheduleNames.isPlain(name)).isPresent()) {
            problems.add(
                    ArgumentProblem.wrong(
                            "name",
                            "name has characters that are not allowed, or is too long",
                            "letters, digits, single spaces and -_. only, at most "
                                    + ScheduleNames.MOST_BYTES
                                    + " bytes"));
        }
        problems.addAll(order(arguments).problems());
        return problems;
    }

    @Override
    public Answer run(Arguments arguments, Call call) {
        return changeRunner.make(order(arguments), arguments.dryRun(), call);
    }

    private static SetBackupSchedule order(Arguments said) {
        return new SetBackupSchedule(
                ofNullable(said.vps()).orElse(""),
                ofNullable(said.frequency()).map(FrequencyCode::frequency),
                ofNullable(said.hour()).map(Hour::new),
                ofNullable(said.dayOfWeek()).map(Weekday::of),
                ofNullable(said.dayOfMonth()).map(DayOfMonth::new),
                ofNullable(said.retentionCount()),
                ofNullable(said.enabled()),
                ofNullable(said.name()),
                ofNullable(said.timeZone()).flatMap(TimeZoneArgument::named));
    }
}
