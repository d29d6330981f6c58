package dev.nattvakt.tool.view;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.words.Untrusted;

/// A change that was made, was not made, or would be made. Schedules and limits use HostUp's field
/// names.
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChangeDetail(
        @Nullable VpsView vps,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        @Nullable List<ChangeView> changes,
        @Nullable @JsonPropertyDescription("from what was asked to what is so")
                List<ChangeView> adjusted,
        @Nullable @JsonPropertyDescription("ISO times, UTC") List<String> nextRuns,
        @Nullable @JsonPropertyDescription("the same in timeZone") List<String> nextRunsLocal,
        @Nullable Map<String, Object> limits,
        @Nullable GateView gate,
        @Nullable PlanView plan,
        @Nullable @JsonPropertyDescription("call that restores what was") CallView undo,
        @Nullable List<String> warnings,
        @Nullable ReceiptView receipt)
        implements ResultView.Detail {

    /// A server that was not changed, with its limits and gate.
    static ChangeDetail about(@Nullable VpsView vps, Fields limits, @Nullable GateView gate) {
        return new ChangeDetail(
                vps,
                null,
                null,
                null,
                null,
                null,
                null,
                limits.values(),
                gate,
                null,
                null,
                null,
                null);
    }

    /// The same with the receipt of an earlier call.
    public ChangeDetail with(@Nullable ReceiptView earlier) {
        return new ChangeDetail(
                vps,
                before,
                after,
                changes,
                adjusted,
                nextRuns,
                nextRunsLocal,
                limits,
                gate,
                plan,
                undo,
                warnings,
                earlier);
    }

    /// One field of the diff; a null side means that the field does not exist there.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangeView(String field, @Nullable Object from, @Nullable Object to) {

        static ChangeView of(FieldChange change) {
            return new ChangeView(
                    change.field(),
                    change.from().map(ChangeDetail::clean).orElse(null),
                    change.to().map(ChangeDetail::clean).orElse(null));
        }
    }

    /// HostUp's action gate; `allowed` is absent where HostUp did not state it.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GateView(
            @Nullable Boolean allowed, @Nullable String code, @Nullable String reason) {

        static GateView of(Gate gate) {
            return switch (gate) {
                case Gate.Open() -> new GateView(true, null, null);
                case Gate.Shut(var code, var reason) ->
                        new GateView(
                                false,
                                code.map(Untrusted::clean).orElse(null),
                                reason.map(Untrusted::clean).orElse(null));
                case Gate.Unstated() -> new GateView(null, null, null);
            };
        }
    }

    /// @param token for apply_plan; absent where only a person says yes
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlanView(@Nullable String token, String expiresAt) {

        static PlanView of(Plan<?> plan, String token) {
            boolean isTold = plan.yes().isByCall() || plan.forSlack();
            return new PlanView(isTold ? token : null, plan.expiresAt().toString());
        }

        static PlanView of(FleetOutcome.Rest rest) {
            return new PlanView(
                    rest.isByCall() ? rest.token() : null, rest.plan().expiresAt().toString());
        }
    }

    /// @param requestIds HostUp's ids of our requests
    /// @param approvedWay `caller`, `elicitation`, `slack` or `app`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReceiptView(
            String id,
            List<String> requestIds,
            String at,
            String requestedBy,
            @Nullable String approvedBy,
            @Nullable String approvedWay) {}

    static Map<String, Object> view(Fields fields) {
        return fields.each(ChangeDetail::clean).values();
    }

    private static Object clean(Object value) {
        return value instanceof String text ? Untrusted.clean(text) : value;
    }
}
