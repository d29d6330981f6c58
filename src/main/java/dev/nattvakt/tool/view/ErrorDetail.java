package dev.nattvakt.tool;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/// What stands in the way of a call, and how to get past it.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ErrorDetail(
        @Nullable @JsonPropertyDescription("machine word for the refusal") String code,
        @Nullable String reason,
        @Nullable @JsonPropertyDescription("what to do about it") String remedy,
        @Nullable List<ProblemView> problems,
        @Nullable @JsonPropertyDescription("arguments to add") List<String> missing,
        @Nullable @JsonPropertyDescription("servers that the name fits") List<VpsView> candidates,
        @Nullable Integer retryAfterSeconds) {

    /// One wrong or missing argument.
    public record ProblemView(String argument, String problem, String fix) {}

    public static ErrorDetail of(String code, @Nullable String reason, @Nullable String remedy) {
        return new ErrorDetail(code, reason, remedy, null, null, null, null);
    }

    static ErrorDetail retryAfter(int seconds) {
        return new ErrorDetail(null, null, null, null, null, null, seconds);
    }

    static ErrorDetail candidates(List<VpsView> candidates) {
        return new ErrorDetail(null, null, null, null, null, candidates, null);
    }

    static ErrorDetail problems(List<ProblemView> problems, List<String> missing) {
        return new ErrorDetail(null, null, null, problems, missing, null, null);
    }
}
