package dev.nattvakt.tool.view;

import java.util.List;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.fleet.Position;
import dev.nattvakt.tool.Answer;

/// One page of servers.
@RegisterForReflection(registerFullHierarchy = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServersDetail(
        @NotNull List<VpsView> servers,
        @Nullable @JsonPropertyDescription("there are more; pass it as cursor") String nextCursor)
        implements ResultView.Detail {

    static ServersDetail of(Answer.Servers found) {
        return new ServersDetail(
                found.servers().stream().map(VpsView::of).toList(),
                found.next().map(Position::word).orElse(null));
    }
}
