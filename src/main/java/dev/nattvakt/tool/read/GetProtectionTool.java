package dev.nattvakt.tool.read;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.fleet.Judgement;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.NextStep;
import dev.nattvakt.fleet.Remedies;
import dev.nattvakt.fleet.ServerState;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.SeenBackupSchedule;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.tool.CallView;
import dev.nattvakt.tool.ChangeDetail;
import dev.nattvakt.tool.ChangeDetail.GateView;
import dev.nattvakt.tool.Definition;
import dev.nattvakt.tool.ErrorResults;
import dev.nattvakt.tool.Tool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.VerdictCode;
import dev.nattvakt.tool.VpsArgument;
import dev.nattvakt.tool.VpsView;
import dev.nattvakt.words.FleetWords;

/// Shows what protects one server.
public final class GetProtectionTool
        implements Tool<GetProtectionTool.Arguments, GetProtectionTool.Protection> {

    public static final Definition<Arguments, Protection> DEFINITION =
            new Definition<>(
                    "get_protection",
                    "Show a server's protection",
                    "Shows one server's backup schedules (offsite, slow, long-term) and snapshot schedule (local, fast, kept about"
                            + " 24 hours): limits, action gates, last and next runs, a verdict and the next step. Use it to answer"
                            + " \"is it backed up?\" and to check an unconfirmed change; you need not call it before a change, which"
                            + " reads all this itself. A name that fits several is not_found, with candidates. For many servers use"
                            + " audit_protection.",
                    Definition.Hints.READ,
                    Arguments.class,
                    Protection.class);

    private final LookUp lookUp;
    private final ReadPort cloud;
    private final Clock clock;
    private final ZoneId zone;

    /// @param zone in which HostUp means its hours
    public GetProtectionTool(LookUp lookUp, ReadPort cloud, Clock clock, ZoneId zone) {
        this.lookUp = lookUp;
        this.cloud = cloud;
        this.clock = clock;
        this.zone = zone;
    }

    public record Arguments(
            @NotNull @Size(min = 1, max = 253) @JsonPropertyDescription(VpsArgument.WORDS)
                    String vps) {}

    /// @param why the fact that the verdict rests on
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Protection(
            @Nullable VpsView vps,
            @Nullable VerdictCode verdict,
            @Nullable String why,
            @Nullable Backup backup,
            @Nullable Snapshot snapshot,
            @Nullable List<String> nextRuns,
            @Nullable @JsonPropertyDescription("call that would help") CallView nextStep) {}

    /// Offsite, long-term.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Backup(
            List<Map<String, Object>> schedules,
            Map<String, Object> settings,
            Map<String, Object> limits,
            GateView gate,
            int copies,
            @Nullable String newestCopy) {}

    /// Local, about a day.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Snapshot(
            @Nullable Map<String, Object> schedule,
            Map<String, Object> limits,
            GateView gate,
            int copies) {}

    @Override
    public Definition<Arguments, Protection> definition() {
        return DEFINITION;
    }

    @Override
    public ToolResult<Protection> run(Arguments arguments, Call call) {
        try {
            return switch (lookUp.find(arguments.vps(), call.caller().servers(), call.deadline())) {
                case LookUp.Found.NotOne notOne -> ErrorResults.of(notOne);
                case LookUp.Found.One(Vps vps) -> look(vps, call);
            };
        } catch (HostUpFailure failure) {
            return ErrorResults.of(failure, arguments.vps());
        }
    }

    private ToolResult<Protection> look(Vps vps, Call call) {
        ServerState seen = ServerState.read(vps, cloud, call.deadline());
        Copies snapshots = cloud.snapshots(vps.id(), call.deadline());
        Judgement judgement = Judgement.of(seen, clock.instant());
        Optional<NextStep> cure =
                Remedies.of(seen, judgement.verdict())
                        .filter(step -> !step.tool().equals(DEFINITION.name()));
        return ToolResult.answered(
                FleetWords.protection(seen, judgement, cure, zone),
                new Protection(
                        VpsView.of(vps),
                        VerdictCode.of(judgement.verdict()),
                        FleetWords.why(judgement.evidence()).plain(),
                        backup(seen),
                        snapshot(seen, snapshots),
                        nextRuns(seen),
                        cure.map(CallView::of).orElse(null)));
    }

    private static Backup backup(ServerState seen) {
        return new Backup(
                seen.backups().schedules().stream().map(GetProtectionTool::row).toList(),
                ChangeDetail.view(seen.backups().settings().fields()),
                seen.backups().settings().slots().fields().values(),
                GateView.of(seen.backups().canCreate()),
                seen.copies().count(),
                seen.copies().newest().map(Instant::toString).orElse(null));
    }

    private static Map<String, Object> row(SeenBackupSchedule row) {
        Fields runs =
                Fields.NONE
                        .with("lastRun", row.lastRun().map(Instant::toString))
                        .with("nextRun", row.nextRun().map(Instant::toString))
                        .with(
                                "status",
                                row.lastStatus()
                                        .map(status ->
                                                status.name().toLowerCase(java.util.Locale.ROOT)));
        return ChangeDetail.view(
                Fields.NONE.with("id", row.id().map(Object::toString)).and(row.fields()).and(runs));
    }

    private static Snapshot snapshot(ServerState seen, Copies snapshots) {
        return new Snapshot(
                seen.snapshots()
                        .schedule()
                        .map(schedule -> ChangeDetail.view(schedule.fields()))
                        .orElse(null),
                seen.snapshots().slots().fields().values(),
                GateView.of(seen.snapshots().canEnable()),
                snapshots.count());
    }

    /// The next run of everything that is on, soonest first, as HostUp states them.
    public static List<String> nextRuns(ServerState seen) {
        Stream<Instant> backups =
                seen.backups().on().stream().flatMap(row -> row.nextRun().stream());
        Stream<Instant> snapshots =
                seen.snapshots().schedule().stream()
                        .filter(schedule -> schedule.isOn())
                        .flatMap(schedule -> schedule.nextRun().stream());
        return Stream.concat(backups, snapshots).sorted().map(Instant::toString).toList();
    }
}
