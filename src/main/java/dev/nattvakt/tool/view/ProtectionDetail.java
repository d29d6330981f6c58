package dev.nattvakt.tool.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.VerdictCode;
import dev.nattvakt.tool.view.ChangeDetail.GateView;
import dev.nattvakt.words.FleetWords;

/// The schedules, copies and verdict of one server.
///
/// @param why the reason for the verdict
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProtectionDetail(
        @Nullable VpsView vps,
        @Nullable VerdictCode verdict,
        @Nullable String why,
        @Nullable Backup backup,
        @Nullable Snapshot snapshot,
        @Nullable List<String> nextRuns,
        @Nullable PolicyView policy,
        @Nullable @JsonPropertyDescription("call that would help") CallView nextStep)
        implements ResultView.Detail {

    /// Backups: offsite, long-term.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Backup(
            List<Map<String, Object>> schedules,
            Map<String, Object> settings,
            Map<String, Object> limits,
            GateView gate,
            int copies,
            @Nullable String newestCopy) {

        static Backup of(ServerState seen) {
            return new Backup(
                    seen.backups().schedules().stream().map(ProtectionDetail::schedule).toList(),
                    ChangeDetail.view(seen.backups().settings().fields()),
                    seen.backups().settings().slots().fields().values(),
                    GateView.of(seen.backups().canCreate()),
                    seen.copies().count(),
                    seen.copies().newest().map(Instant::toString).orElse(null));
        }
    }

    /// Snapshots: local, kept about a day.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Snapshot(
            @Nullable Map<String, Object> schedule,
            Map<String, Object> limits,
            GateView gate,
            int copies) {

        static Snapshot of(ServerState seen, Copies snapshots) {
            return new Snapshot(
                    seen.snapshots()
                            .schedule()
                            .map(schedule -> ChangeDetail.view(schedule.fields()))
                            .orElse(null),
                    seen.snapshots().slots().fields().values(),
                    GateView.of(seen.snapshots().canEnable()),
                    snapshots.count());
        }
    }

    static ProtectionDetail of(Answer.Protection protection) {
        ServerState seen = protection.seen();
        return new ProtectionDetail(
                VpsView.of(seen.vps()),
                VerdictCode.of(protection.judgement().verdict()),
                FleetWords.why(protection.judgement(), Optional.of(seen)).plain(),
                Backup.of(seen),
                Snapshot.of(seen, protection.snapshots()),
                nextRuns(seen),
                protection.compliance().map(PolicyView::of).orElse(null),
                protection.cure().map(CallView::of).orElse(null));
    }

    static List<String> nextRuns(ServerState seen) {
        return seen.nextRuns().stream().map(Instant::toString).toList();
    }

    private static Map<String, Object> schedule(SeenBackupSchedule row) {
        Fields runs =
                Fields.NONE
                        .with("lastRun", row.lastRun().map(Instant::toString))
                        .with("nextRun", row.nextRun().map(Instant::toString))
                        .with(
                                "status",
                                row.lastStatus()
                                        .map(status -> status.name().toLowerCase(Locale.ROOT)));
        return ChangeDetail.view(
                Fields.NONE.with("id", row.id().map(Object::toString)).and(row.fields()).and(runs));
    }
}
