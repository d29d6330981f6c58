package dev.nattvakt.change;

import java.util.Optional;
import java.util.stream.Stream;

import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.schedule.BackupSchedule;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;

/// Holds what is said against what the cloud itself knows.
final class Truth {

    private Truth() {}

    /// What is wrong with an answer to a call that was to make this write; empty: nothing.
    ///
    /// @param write empty when nothing was sent
    /// @param applied how often the call took effect
    static Optional<String> lie(
            Outcome outcome, Server server, Optional<Write> write, int applied) {
        return switch (outcome) {
            case Outcome.Verified(Facts facts, _, _) ->
                    check(
                            write.isPresent() && isSo(server, write.get()) && shows(server, facts),
                            "verified, and it is not so",
                            outcome);
            case Outcome.Adjusted(Facts facts, var adjustments, var leftOn, _, _) ->
                    check(
                            write.isPresent()
                                    && shows(server, facts)
                                    && (applied > 0 || isSo(server, write.get()))
                                    && !(adjustments.isEmpty() && leftOn.isEmpty()),
                            "adjusted, and it is not so",
                            outcome);
            case Outcome.Overwritten(Facts facts, _, boolean tookEffect, _) ->
                    check(
                            tookEffect
                                    ? applied > 0
                                            && !isSo(server, write.orElseThrow())
                                            && shows(server, facts)
                                    : shows(server, facts) || isSo(server, write.orElseThrow()),
                            "overwritten, and it is not so",
                            outcome);
            case Outcome.Unconfirmed unconfirmed ->
                    check(
                            write.isPresent() && !unconfirmed.doubt().isBlank(),
                            "in doubt, and nothing was sent",
                            outcome);
            case Outcome.AlreadySet(Facts facts) ->
                    check(applied == 0 && shows(server, facts), "already set, and not so", outcome);
            case Outcome.Refused _,
                    Outcome.NotFound _,
                    Outcome.Vanished _,
                    Outcome.Unavailable _,
                    Outcome.RateLimited _,
                    Outcome.Busy _,
                    Outcome.Planned _,
                    Outcome.NeedsConfirmation _,
                    Outcome.Invalid _,
                    Outcome.PlanVoid _ ->
                    check(applied == 0, "said to be unchanged, and applied", outcome);
        };
    }

    private static Optional<String> check(boolean isTrue, String lie, Outcome outcome) {
        return isTrue ? Optional.empty() : Optional.of(lie + ": " + outcome);
    }

    /// All that could be said to be there: every schedule, the settings, or nothing.
    private static boolean shows(Server server, Facts facts) {
        return shows(server, facts.after());
    }

    static boolean shows(Server server, Fields fields) {
        Stream<Fields> there =
                Stream.of(
                                Stream.of(Fields.NONE, server.backups().settings().fields()),
                                server.backups().schedules().stream()
                                        .map(SeenBackupSchedule::fields),
                                server.snapshots().schedule().stream()
                                        .map(SeenSnapshotSchedule::fields))
                        .flatMap(each -> each);
        return there.anyMatch(fields::equals);
    }

    static boolean isSo(Server server, Write write) {
        return switch (write) {
            case Write.SaveBackupSchedule(BackupSchedule schedule) ->
                    server.backups().schedules().stream()
                            .anyMatch(row -> row.fields().show(schedule.fields()));
            case Write.SaveBackupSettings(var most, var autoDelete) ->
                    server.backups()
                            .settings()
                            .fields()
                            .show(
                                    Fields.NONE
                                            .with("maxTotalBackups", most)
                                            .with("autoDeleteOldest", autoDelete));
            case Write.DeleteBackupSchedule(ScheduleId id) -> server.backups().withId(id).isEmpty();
            case Write.SaveSnapshotSchedule(SnapshotSchedule schedule) ->
                    server.snapshots()
                            .schedule()
                            .filter(row -> row.fields().show(schedule.fields()))
                            .isPresent();
            case Write.DeleteSnapshotSchedule() -> server.snapshots().schedule().isEmpty();
        };
    }
}
