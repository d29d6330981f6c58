package dev.nattvakt.tool.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.RowCode;
import dev.nattvakt.tool.view.ChangeDetail.PlanView;
import dev.nattvakt.tool.view.ChangeDetail.ReceiptView;
import dev.nattvakt.words.FleetPlanWords;
import dev.nattvakt.words.OutcomeWords;
import dev.nattvakt.words.Untrusted;

/// A plan over many servers, or what came of it.
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FleetDetail(
        @Nullable @JsonPropertyDescription("servers; those that need attention first, 200 at most")
                List<Row> rows,
        @Nullable @JsonPropertyDescription("of all servers, and how many weaken")
                Map<String, Integer> counts,
        @Nullable PlanView plan,
        @Nullable @JsonPropertyDescription("call that plans the way back") CallView undo,
        @Nullable ReceiptView receipt)
        implements ResultView.Detail {

    /// Rows of one answer; the others are in the counts.
    private static final int MOST = 200;

    private static final String NOT_REACHED = "not_reached";

    /// @param action `change`, `same`, `refused` or `unknown`
    /// @param outcome after the yes, once it was tried
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Row(
            VpsView vps,
            String action,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after,
            @Nullable String direction,
            @Nullable OutcomeCode outcome,
            @Nullable String code,
            @Nullable String why,
            @Nullable List<String> nextRuns,
            @Nullable ReceiptView receipt) {

        static Row of(FleetRow row) {
            @Nullable String code = RowCode.of(row).map(Untrusted::clean).orElse(null);
            return switch (row) {
                case FleetRow.Change change -> changed(change, code);
                case FleetRow.Same(Facts facts) -> about(row, facts, code);
                case FleetRow.Refused(_, Outcome.Obstacle why) ->
                        bare(row, code, OutcomeWords.of(why).plain());
                case FleetRow.Unknown(_, Optional<Outcome.Obstacle> why) ->
                        bare(
                                row,
                                code,
                                why.map(known -> OutcomeWords.of(known).plain())
                                        .orElse("It was not reached in time."));
            };
        }

        private static Row changed(FleetRow.Change row, @Nullable String code) {
            Optional<Outcome> outcome = row.outcome();
            Facts facts = outcome.flatMap(Outcome::change).orElse(row.facts());
            return new Row(
                    VpsView.of(row.vps()),
                    word(row),
                    ChangeDetail.view(facts.before()),
                    ChangeDetail.view(facts.after()),
                    word(row.direction()),
                    outcome.map(OutcomeCode::of).orElse(null),
                    code,
                    outcome.filter(_ -> FleetPlanWords.needsAttention(row))
                            .map(how -> OutcomeWords.of(how).plain())
                            .orElse(null),
                    facts.nextRuns().stream().limit(1).map(Object::toString).toList(),
                    outcome.flatMap(Outcome::proof).map(ChangeDetails::view).orElse(null));
        }

        private static Row about(FleetRow row, Facts facts, @Nullable String code) {
            return new Row(
                    VpsView.of(row.vps()),
                    word(row),
                    ChangeDetail.view(facts.before()),
                    ChangeDetail.view(facts.after()),
                    null,
                    null,
                    code,
                    null,
                    null,
                    null);
        }

        private static Row bare(FleetRow row, @Nullable String code, String why) {
            return new Row(
                    VpsView.of(row.vps()),
                    word(row),
                    null,
                    null,
                    null,
                    null,
                    code,
                    why,
                    null,
                    null);
        }
    }

    static @Nullable FleetDetail of(FleetOutcome outcome) {
        return switch (outcome) {
            case FleetOutcome.NeedsConfirmation(
                            List<FleetRow> rows,
                            Plan<?> plan,
                            String token,
                            _) ->
                    new FleetDetail(
                            rows(rows), actions(rows), PlanView.of(plan, token), null, null);
            case FleetOutcome.NothingToDo(List<FleetRow> rows) ->
                    new FleetDetail(rows(rows), actions(rows), null, null, null);
            case FleetOutcome.Applied applied ->
                    new FleetDetail(
                            rows(applied.rows()),
                            outcomes(applied.rows()),
                            applied.rest().map(PlanView::of).orElse(null),
                            applied.undo().map(CallView::of).orElse(null),
                            applied.receipt().map(ChangeDetails::view).orElse(null));
            case FleetOutcome.UnderWay() -> null;
        };
    }

    private static List<Row> rows(List<? extends FleetRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> !FleetPlanWords.needsAttention(row)))
                .limit(MOST)
                .map(Row::of)
                .toList();
    }

    static Map<String, Integer> actions(List<FleetRow> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(word(row), 1, Integer::sum));
        counts.put("weakens", weaker(rows));
        return counts;
    }

    private static Map<String, Integer> outcomes(List<FleetRow.Change> rows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row ->
                counts.merge(
                        row.outcome()
                                .map(OutcomeCode::of)
                                .map(OutcomeCode::word)
                                .orElse(NOT_REACHED),
                        1,
                        Integer::sum));
        counts.put("weakens", weaker(rows));
        return counts;
    }

    private static int weaker(List<? extends FleetRow> rows) {
        return (int)
                rows.stream()
                        .filter(row -> row instanceof FleetRow.Change change && change.weakens())
                        .count();
    }

    private static String word(FleetRow row) {
        return switch (row) {
            case FleetRow.Change _ -> "change";
            case FleetRow.Same _ -> "same";
            case FleetRow.Refused _ -> "refused";
            case FleetRow.Unknown _ -> "unknown";
        };
    }

    static String word(Direction direction) {
        return switch (direction) {
            case Direction.Weakens _ -> "weakens";
            case Direction.Neutral() -> "neutral";
            case Direction.Strengthens() -> "strengthens";
        };
    }
}
