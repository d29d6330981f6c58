package dev.nattvakt.schedule;

import java.util.Optional;

/// Snapshot slots of the plan (`available`, `limits.totalSnapshots`), shared by manual and
/// scheduled snapshots.
public record SnapshotSlots(Optional<Boolean> available, Optional<Integer> total) {

    public static final SnapshotSlots UNSTATED =
            new SnapshotSlots(Optional.empty(), Optional.empty());

    /// Whether HostUp stated that there is no slot.
    public boolean areNone() {
        return available.filter(yes -> !yes).isPresent()
                || total.filter(count -> count < 1).isPresent();
    }

    /// In HostUp's names.
    public Fields fields() {
        return Fields.NONE.with("totalSnapshots", total).with("available", available);
    }
}
