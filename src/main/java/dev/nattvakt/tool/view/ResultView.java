package dev.nattvakt.tool.view;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.OutcomeCode;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.Written;
import dev.nattvakt.words.Words;

/// The JSON result of every tool.
///
/// @param summary one to three sentences, complete by themselves for clients that show only text
/// @param sandbox true when a simulator played HostUp, else absent
/// @param trouble why the call failed, when it did
/// @param detail the tool's own part; absent when the call was stopped before
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultView(
        @NotNull OutcomeCode outcome,
        @NotNull @JsonSerialize(using = SummaryText.class) Words summary,
        @NotNull @JsonPropertyDescription("whether HostUp was changed") Written written,
        @Nullable @JsonPropertyDescription("true: a simulator played HostUp") Boolean sandbox,
        @Nullable @JsonUnwrapped ErrorDetail trouble,
        @Nullable @JsonUnwrapped Detail detail) {

    /// A tool's own part of the result.
    public sealed interface Detail
            permits ChangeDetail,
                    FleetDetail,
                    ServersDetail,
                    ProtectionDetail,
                    AuditDetail,
                    PriceDetail,
                    ChangesDetail {}

    public static ResultView of(ToolResult result) {
        return new ResultView(
                result.outcome(),
                result.summary(),
                result.written(),
                result.sandbox() ? true : null,
                ErrorDetails.of(result.answer()),
                detail(result.answer()));
    }

    /// The summary, for clients that show only text.
    public String text() {
        return summary.plain();
    }

    /// Whether the call failed from the model's point of view (MCP `isError`).
    public boolean error() {
        return outcome.isError();
    }

    private static @Nullable Detail detail(Answer answer) {
        return switch (answer) {
            case Answer.Ended(Outcome outcome) -> ChangeDetails.of(outcome);
            case Answer.Fleet(FleetOutcome outcome) -> FleetDetail.of(outcome);
            case Answer.Servers servers -> ServersDetail.of(servers);
            case Answer.Protection protection -> ProtectionDetail.of(protection);
            case Answer.Audited(var report, _) -> AuditDetail.of(report);
            case Answer.Priced priced -> PriceDetail.of(priced);
            case Answer.Changes(var page, _) -> ChangesDetail.of(page);
            case Answer.Hindered _,
                    Answer.DryRunIgnored _,
                    Answer.TooManyCalls _,
                    Answer.Declined _ ->
                    null;
        };
    }
}
