package dev.nattvakt.schedule;

import java.util.Optional;

/// Room for snapshots on the plan (`available`, `limits.totalSnapshots`); manual and scheduled ones
/// share it.
public record SnapshotSlots(Optional<Boolean> available, Optional<Integer> total) {

    public static final SnapshotSlots UNSTATED =
            new SnapshotSlots(Optional.empty(), Optional.empty());

    /// HostUp said that there is no slot.
    public boolean areNone() {
        return available.filter(yes -> !yes).isPresent()
                || total.filter(count -> count < 1).isPresent();
    }

    /// In HostUp's names.
    public Fields fields() {
        return Fields.NONE.with("totalSnapshots", total).with("available", available);
    }
}
