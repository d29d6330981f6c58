package dev.nattvakt.fleet.port;

import java.util.Set;

/// Keys of the options that can be bought for a server (GET actions/upgrade,
/// `configurableOptions[].key`).
public record CapacityOptions(Set<String> keys) {

    public CapacityOptions {
        keys = Set.copyOf(keys);
    }
}
