package dev.nattvakt.change.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// The next runs of a schedule: computed, unless HostUp states another next run.
///
/// @param runs earliest first; empty for one that is off
/// @param warnings a warning if HostUp's next run does not fit its hour
public record BackupRuns(List<Instant> runs, List<Warning> warnings) {

    public static final int SHOWN = 3;

    public static BackupRuns of(SeenBackupSchedule row, Situation.Backups situation) {
        List<Instant> expected =
                row.cadence()
                        .filter(_ -> row.isOn())
                        .map(cadence -> cadence.nextRuns(situation.at(), situation.zone(), SHOWN))
                        .orElse(List.of());
        Optional<Instant> stated = row.nextRun().filter(_ -> row.isOn());
        if (stated.isEmpty() || expected.isEmpty() || stated.get().equals(expected.getFirst())) {
            return new BackupRuns(expected, List.of());
        }
        int hour = stated.get().atZone(situation.zone()).getHour();
        boolean isItsHour = row.at().filter(at -> at.value() == hour).isPresent();
        return new BackupRuns(
                List.of(stated.get()),
                isItsHour
                        ? List.of()
                        : List.of(new Warning.OtherNextRun(expected.getFirst(), stated.get())));
    }
}
