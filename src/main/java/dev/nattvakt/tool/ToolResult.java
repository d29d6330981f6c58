package dev.nattvakt.tool;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.words.Words;

/// What every tool answers.
///
/// @param summary one to three sentences, alone enough for a client that shows only text
/// @param sandbox true when a simulator played HostUp, else absent
/// @param trouble what stands in the way, when something does
/// @param detail the tool's own part; absent when the call did not get that far
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToolResult<D>(
        @NotNull OutcomeCode outcome,
        @NotNull @JsonSerialize(using = SummaryText.class) Words summary,
        @NotNull @JsonPropertyDescription("whether HostUp was changed") Written written,
        @Nullable @JsonPropertyDescription("true: a simulator played HostUp") Boolean sandbox,
        @Nullable @JsonUnwrapped ErrorDetail trouble,
        @Nullable @JsonUnwrapped D detail) {

    /// A read that went well.
    public static <D> ToolResult<D> answered(Words summary, D detail) {
        return new ToolResult<>(OutcomeCode.ANSWERED, summary, Written.NO, null, null, detail);
    }

    public ToolResult<D> inSandbox() {
        return new ToolResult<>(outcome, summary, written, true, trouble, detail);
    }

    /// What is left of this answer when the person who was asked about it did not say yes: nothing
    /// was sent, and nothing in it (no plan token, say) helps to do it without them.
    public ToolResult<D> declined(String how) {
        return new ToolResult<>(
                OutcomeCode.REFUSED,
                Words.of(how + " Nothing was sent."),
                Written.NO,
                sandbox,
                ErrorDetail.of("declined", how, "ask the user before trying again"),
                null);
    }

    /// The status of the REST door (RFC 9110); 403 when the caller's role is too low.
    public int status() {
        boolean role = trouble != null && "role_too_low".equals(trouble.code());
        return outcome == OutcomeCode.REFUSED && role ? 403 : outcome.status();
    }
}
