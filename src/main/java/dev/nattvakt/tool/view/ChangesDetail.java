package dev.nattvakt.tool.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.words.Untrusted;

/// Past changes, newest first.
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangesDetail(
        @NotNull List<Row> changes,
        @Nullable @JsonPropertyDescription("there may be more; pass it as cursor")
                String nextCursor)
        implements ResultView.Detail {

    private static final String ELSEWHERE = "elsewhere";

    /// @param by the caller's name; `elsewhere` for a change that the watch saw
    /// @param before absent: nothing was there
    /// @param after absent: nothing is there any more
    /// @param receipt its id
    /// @param partOf id of the receipt of the fleet change that it was a part of
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String at,
            VpsView vps,
            @Nullable String tool,
            @Nullable String door,
            String by,
            @Nullable ApprovalView approvedBy,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after,
            @Nullable String outcome,
            @Nullable String receipt,
            @Nullable String partOf,
            @Nullable CallView undo) {

        static Row of(PastChange change) {
            return switch (change) {
                case PastChange.Here here -> of(here);
                case PastChange.Elsewhere seen ->
                        new Row(
                                seen.at().toString(),
                                VpsView.of(seen.vps()),
                                null,
                                null,
                                ELSEWHERE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null);
            };
        }

        private static Row of(PastChange.Here change) {
            return new Row(
                    change.at().toString(),
                    VpsView.of(change.vps()),
                    change.tool(),
                    change.door(),
                    Untrusted.clean(change.by()),
                    change.approvedBy().map(ApprovalView::of).orElse(null),
                    fields(change.effect().map(PastChange.Effect::before)),
                    fields(change.effect().map(PastChange.Effect::after)),
                    change.result().word(),
                    change.receipt().orElse(null),
                    change.partOf().orElse(null),
                    change.undo().map(CallView::of).orElse(null));
        }

        private static @Nullable Map<String, Object> fields(Optional<Fields> fields) {
            return fields.filter(there -> !there.isEmpty()).map(ChangeDetail::view).orElse(null);
        }
    }

    /// @param way `caller`, `elicitation` or `slack`
    public record ApprovalView(String who, String way) {

        static ApprovalView of(Consent yes) {
            return new ApprovalView(Untrusted.clean(yes.by()), yes.way().word());
        }
    }

    static ChangesDetail of(PastChanges.Page page) {
        return new ChangesDetail(
                page.changes().stream().map(Row::of).toList(),
                page.next().map(HistoryCursor::word).orElse(null));
    }
}
