package dev.nattvakt.change;

/// What a change is about.
public enum Subject {
    BACKUP_SCHEDULE,
    BACKUP_SETTINGS,
    SNAPSHOT_SCHEDULE
}
