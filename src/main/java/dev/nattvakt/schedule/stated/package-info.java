/// What HostUp stated about a server: its rows ([SeenBackupSchedule], [SeenSnapshotSchedule]), with
/// limits and gates ([BackupState], [SnapshotState], [Gate]). An empty [java.util.Optional] means
/// "HostUp did not say", which is never read as yes, no or zero.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.schedule.stated;
