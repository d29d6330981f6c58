package dev.nattvakt.fleet.port;

import java.util.Set;

/// The keys of what can be bought for a server (GET actions/upgrade, `configurableOptions[].key`).
public record CapacityOptions(Set<String> keys) {

    public CapacityOptions {
        keys = Set.copyOf(keys);
    }
}
