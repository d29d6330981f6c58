package dev.nattvakt.tool.view;

import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.tool.VerdictCode;
import dev.nattvakt.words.FleetWords;

/// The verdicts on many servers.
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditDetail(
        @NotNull @JsonPropertyDescription("by verdict, over all servers looked at")
                Map<String, Integer> counts,
        @NotNull List<Row> servers,
        @Nullable @JsonPropertyDescription("hours in which too many start") List<HerdView> herds,
        @Nullable @JsonPropertyDescription("there are more; pass it as cursor") String nextCursor)
        implements ResultView.Detail {

    /// @param servers the number that start in that hour, out of `of` checked
    /// @param quieter hours with room, the best first
    /// @param nextStep plans to spread them
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HerdView(
            int hour,
            String timeZone,
            int servers,
            int of,
            List<Integer> quieter,
            @Nullable CallView nextStep) {

        static HerdView of(Herd herd) {
            return new HerdView(
                    herd.hour().value(),
                    herd.zone().getId(),
                    herd.servers(),
                    herd.of(),
                    herd.quieter().stream().map(Hour::value).toList(),
                    herd.cure().map(CallView::of).orElse(null));
        }
    }

    /// The schedule that is on, else the first one.
    ///
    /// @param time as HostUp states it, where it is no full hour
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BackupView(
            @Nullable String frequency,
            @Nullable Integer hour,
            @Nullable String time,
            @Nullable Integer dayOfWeek,
            @Nullable Integer dayOfMonth,
            @Nullable Integer retentionCount,
            @Nullable Boolean enabled) {

        static @Nullable BackupView of(ServerState seen) {
            return seen.backups().on().stream()
                    .findFirst()
                    .or(() -> seen.backups().schedules().stream().findFirst())
                    .map(BackupView::of)
                    .orElse(null);
        }

        private static BackupView of(SeenBackupSchedule row) {
            return new BackupView(
                    row.frequency().map(Frequency::word).orElse(null),
                    row.at().map(Hour::value).orElse(null),
                    row.oddTime().map(LocalTime::toString).orElse(null),
                    row.dayOfWeek().map(Weekday::number).orElse(null),
                    row.dayOfMonth().map(DayOfMonth::value).orElse(null),
                    row.retentionCount().orElse(null),
                    row.enabled().orElse(null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SnapshotView(@Nullable Integer intervalHours, @Nullable Boolean enabled) {

        static @Nullable SnapshotView of(ServerState seen) {
            return seen.snapshots()
                    .schedule()
                    .map(row ->
                            new SnapshotView(
                                    row.intervalHours().orElse(null), row.enabled().orElse(null)))
                    .orElse(null);
        }
    }

    /// @param copies backups made by schedules
    /// @param freeSlots backup slots that hold none
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            VpsView vps,
            VerdictCode verdict,
            String why,
            @Nullable BackupView backup,
            @Nullable SnapshotView snapshot,
            @Nullable Integer copies,
            @Nullable String newestCopy,
            @Nullable Integer freeSlots,
            @Nullable String lastGoodBackup,
            @Nullable List<String> nextRuns,
            @Nullable PolicyView policy,
            @Nullable CallView nextStep) {

        static Row of(Audit.Judged judged) {
            Optional<ServerState> seen = judged.state();
            @Nullable String newest =
                    seen.flatMap(state -> state.copies().newest())
                            .map(Instant::toString)
                            .orElse(null);
            return new Row(
                    VpsView.of(judged.vps()),
                    VerdictCode.of(judged.judgement().verdict()),
                    FleetWords.why(judged).plain(),
                    seen.map(BackupView::of).orElse(null),
                    seen.map(SnapshotView::of).orElse(null),
                    seen.map(state -> state.copies().count()).orElse(null),
                    newest,
                    seen.flatMap(state -> state.backups().settings().slots().unused()).orElse(null),
                    newest,
                    seen.map(ProtectionDetail::nextRuns)
                            .filter(runs -> !runs.isEmpty())
                            .orElse(null),
                    judged.compliance().map(PolicyView::of).orElse(null),
                    judged.cure().map(CallView::of).orElse(null));
        }
    }

    static AuditDetail of(Audit.Report report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        report.counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        return new AuditDetail(
                counts,
                report.servers().stream().map(Row::of).toList(),
                report.herds().isEmpty()
                        ? null
                        : report.herds().stream().map(HerdView::of).toList(),
                report.next().map(Position::word).orElse(null));
    }
}
