package dev.nattvakt.schedule;

import java.util.Optional;

/// The retention settings of a VPS, as far as HostUp stated them.
public record BackupSettings(Slots slots, Optional<Boolean> autoDeleteOldest) {

    public static final BackupSettings UNSTATED =
            new BackupSettings(Slots.UNSTATED, Optional.empty());

    /// In the names of the PATCH request, where HostUp calls `totalBackupLimit` `maxTotalBackups`.
    public Fields fields() {
        return Fields.NONE
                .with("maxTotalBackups", slots.limit())
                .with("autoDeleteOldest", autoDeleteOldest);
    }
}
