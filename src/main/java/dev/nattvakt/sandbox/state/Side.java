package dev.nattvakt.sandbox.state;

/// The parts of a VPS that are read and written separately.
public enum Side {
    BACKUPS("backup-schedules"),
    SNAPSHOTS("snapshot-schedules"),
    BILLING("actions/config");

    private final String path;

    Side(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
