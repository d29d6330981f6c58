package dev.nattvakt.tool.view;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// Why a call failed, and what to do about it.
@RegisterForReflection(registerFullHierarchy = true)
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
}
