package dev.nattvakt.tool.view;

import java.time.Instant;
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
import dev.nattvakt.fleet.Herd;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.ServerState;
import dev.nattvakt.schedule.Hour;
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
            @Nullable CallView nextStep) {

        static Row of(Audit.Judged judged) {
            Optional<ServerState> seen = judged.state();
            return new Row(
                    VpsView.of(judged.vps()),
                    VerdictCode.of(judged.judgement().verdict()),
                    FleetWords.why(judged.judgement().evidence()).plain(),
                    seen.flatMap(state -> state.copies().newest())
                            .map(Instant::toString)
                            .orElse(null),
                    seen.map(ProtectionDetail::nextRuns)
                            .filter(runs -> !runs.isEmpty())
                            .orElse(null),
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
