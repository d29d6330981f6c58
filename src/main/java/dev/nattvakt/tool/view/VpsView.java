package dev.nattvakt.tool.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.Untrusted;

/// A server in a result; all of its texts come from HostUp and are stripped and bounded.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VpsView(
        String id,
        @Nullable String name,
        @Nullable String primaryIp,
        @Nullable String serviceStatus) {

    public static VpsView of(Vps vps) {
        return new VpsView(
                vps.id().value(),
                vps.name().map(Untrusted::clean).orElse(null),
                vps.primaryIp().map(Untrusted::clean).orElse(null),
                vps.serviceStatus().map(Untrusted::clean).orElse(null));
    }
}
