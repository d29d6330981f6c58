package dev.nattvakt.change.facts;

/// What a change is about.
public enum Subject {
    BACKUP_SCHEDULE,
    BACKUP_SETTINGS,
    SNAPSHOT_SCHEDULE
}
