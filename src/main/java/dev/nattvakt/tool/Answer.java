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
public record Answer<D>(
        @NotNull OutcomeWord outcome,
        @NotNull @JsonSerialize(using = PlainWords.class) Words summary,
        @NotNull @JsonPropertyDescription("whether HostUp was changed") Written written,
        @Nullable @JsonPropertyDescription("true: a simulator played HostUp") Boolean sandbox,
        @Nullable @JsonUnwrapped Trouble trouble,
        @Nullable @JsonUnwrapped D detail) {

    /// A read that went well.
    public static <D> Answer<D> answered(Words summary, D detail) {
        return new Answer<>(OutcomeWord.ANSWERED, summary, Written.NO, null, null, detail);
    }

    public Answer<D> inSandbox() {
        return new Answer<>(outcome, summary, written, true, trouble, detail);
    }

    /// What is left of this answer when the person who was asked about it did not say yes: nothing
    /// was sent, and nothing in it (no plan token, say) helps to do it without them.
    public Answer<D> declined(String how) {
        return new Answer<>(
                OutcomeWord.REFUSED,
                Words.of(how + " Nothing was sent."),
                Written.NO,
                sandbox,
                Trouble.of("declined", how, "ask the user before trying again"),
                null);
    }

    /// The status of the REST door (RFC 9110); 403 when the caller's role is too low.
    public int status() {
        boolean role = trouble != null && "role_too_low".equals(trouble.code());
        return outcome == OutcomeWord.REFUSED && role ? 403 : outcome.status();
    }
}
