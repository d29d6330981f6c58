package dev.nattvakt.fleet.policy;

import java.util.Optional;

/// What a rule wants of snapshots. What it does not say may be as it is.
public record SnapshotWish(Optional<Integer> intervalHours, boolean enabled) {}
