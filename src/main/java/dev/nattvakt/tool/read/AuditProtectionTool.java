package dev.nattvakt.tool.read;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Herd;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Remedies;
import dev.nattvakt.fleet.ServerState;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Hour;
import dev.nattvakt.tool.CallView;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.ErrorResults;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VerdictCode;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.words.FleetWords;

/// Judges many servers.
public final class AuditProtectionTool
        implements Tool<AuditProtectionTool.Arguments, AuditProtectionTool.Report> {

    public static final Definition<Arguments, Report> DEFINITION =
            new Definition<>(
                    "audit_protection",
                    "Audit the fleet",
                    "Judges the protection of many servers, worst news included: counts by verdict, hours in which too many start"
                            + " and, for each server, why and the next call that would help. Use it for \"which servers are not backed up?\"; for one server"
                            + " get_protection is faster. It reads about three servers a second and returns nextCursor when there are more."
                            + " Servers that HostUp says too little about are unknown, never protected.",
                    Definition.Hints.READ,
                    Arguments.class,
                    Report.class);

    private final Audit audit;

    public AuditProtectionTool(Audit audit) {
        this.audit = audit;
    }

    /// @param limit servers to look at, 20 unless said
    public record Arguments(
            @Nullable
                    @Size(max = 100)
                    @JsonPropertyDescription(
                            "part of a name or IP, any case; all servers if absent")
                    String query,
            @Nullable
                    @JsonPropertyDescription("leave out servers that are protected, default false")
                    Boolean onlyProblems,
            @Nullable @Min(1) @Max(100) @JsonPropertyDescription("servers to look at, default 20")
                    Integer limit,
            @Nullable @Size(max = 1100) @JsonPropertyDescription("nextCursor of the last answer")
                    String cursor) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Report(
            @NotNull @JsonPropertyDescription("by verdict, over all servers looked at")
                    Map<String, Integer> counts,
            @NotNull List<Row> servers,
            @Nullable @JsonPropertyDescription("hours in which too many start")
                    List<HerdView> herds,
            @Nullable @JsonPropertyDescription("there are more; pass it as cursor")
                    String nextCursor) {}

    /// @param servers how many start in that hour, of so many that were looked at
    /// @param quieter hours with room, best first
    public record HerdView(int hour, String timeZone, int servers, int of, List<Integer> quieter) {

        static HerdView of(Herd herd) {
            return new HerdView(
                    herd.hour().value(),
                    herd.zone().getId(),
                    herd.servers(),
                    herd.of(),
                    herd.quieter().stream().map(Hour::value).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            VpsView vps,
            VerdictCode verdict,
            String why,
            @Nullable String lastGoodBackup,
            @Nullable List<String> nextRuns,
            @Nullable CallView nextStep) {}

    @Override
    public Definition<Arguments, Report> definition() {
        return DEFINITION;
    }

    @Override
    public List<ArgumentProblem> problems(Arguments arguments) {
        return CursorArgument.problems(arguments.cursor());
    }

    @Override
    public ToolResult<Report> run(Arguments arguments, Call call) {
        try {
            Audit.Report report =
                    audit.run(
                            Optional.ofNullable(arguments.query()),
                            Optional.ofNullable(arguments.limit()).orElse(FindVpsTool.USUAL_LIMIT),
                            CursorArgument.position(arguments.cursor()),
                            Boolean.TRUE.equals(arguments.onlyProblems()),
                            call);
            return ToolResult.answered(FleetWords.audited(report), detail(report));
        } catch (HostUpFailure failure) {
            return ErrorResults.of(failure, "audit_protection");
        }
    }

    private static Report detail(Audit.Report report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        report.counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        return new Report(
                counts,
                report.servers().stream().map(AuditProtectionTool::row).toList(),
                report.herds().isEmpty()
                        ? null
                        : report.herds().stream().map(HerdView::of).toList(),
                report.next().map(Position::word).orElse(null));
    }

    private static Row row(Audit.Judged judged) {
        Optional<ServerState> picture = judged.picture();
        Optional<NextStep> cure =
                picture.flatMap(seen -> Remedies.of(seen, judged.judgement().verdict()));
        return new Row(
                VpsView.of(judged.vps()),
                VerdictCode.of(judged.judgement().verdict()),
                FleetWords.why(judged.judgement().evidence()).plain(),
                picture.flatMap(seen -> seen.copies().newest()).map(Instant::toString).orElse(null),
                picture.map(GetProtectionTool::nextRuns)
                        .filter(runs -> !runs.isEmpty())
                        .orElse(null),
                cure.map(CallView::of).orElse(null));
    }
}
