package dev.nattvakt.change.order;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Cadence;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;

/// Create or change the backup schedule.
///
/// @param timeZone the zone of hour and day; empty: HostUp's
public record SetBackupSchedule(
        String vps,
        Optional<Frequency> frequency,
        Optional<Hour> hour,
        Optional<DayOfWeek> dayOfWeek,
        Optional<DayOfMonth> dayOfMonth,
        Optional<Integer> retentionCount,
        Optional<Boolean> enabled,
        Optional<String> name,
        Optional<ZoneId> timeZone)
        implements OfBackups {

    @Override
    public SetBackupSchedule on(VpsId id) {
        return new SetBackupSchedule(
                id.value(),
                frequency,
                hour,
                dayOfWeek,
                dayOfMonth,
                retentionCount,
                enabled,
                name,
                timeZone);
    }

    /// The same at another hour.
    SetBackupSchedule at(Hour other) {
        return new SetBackupSchedule(
                vps,
                frequency,
                Optional.of(other),
                dayOfWeek,
                dayOfMonth,
                retentionCount,
                enabled,
                name,
                timeZone);
    }

    /// The same with another number of copies; empty: those that are kept now.
    SetBackupSchedule keeping(Optional<Integer> copies) {
        return new SetBackupSchedule(
                vps, frequency, hour, dayOfWeek, dayOfMonth, copies, enabled, name, timeZone);
    }

    /// When HostUp would run it there; empty where the order is not clear or not possible.
    Optional<Cadence> cadenceIn(Situation.Backups situation) {
        return new BackupScheduleDraft(this, situation).cadence();
    }

    /// Whether it gives any time field.
    boolean saysWhen() {
        return frequency.isPresent()
                || hour.isPresent()
                || dayOfWeek.isPresent()
                || dayOfMonth.isPresent();
    }

    /// Whether it asks for a pause and nothing else: done already where nothing is there to pause.
    boolean saysOnlyOff() {
        return enabled.filter(on -> !on).isPresent()
                && !saysWhen()
                && retentionCount.isEmpty()
                && name.isEmpty();
    }

    /// Whether it says all that a schedule needs, so that nothing is kept.
    boolean isComplete() {
        return frequency()
                .filter(frequency ->
                        switch (frequency) {
                            case DAILY -> true;
                            case WEEKLY -> dayOfWeek().isPresent();
                            case MONTHLY -> dayOfMonth().isPresent();
                        })
                .filter(_ -> hour().isPresent())
                .filter(_ -> retentionCount().isPresent())
                .filter(_ -> enabled().isPresent())
                .isPresent();
    }

    @Override
    public List<ArgumentProblem> problems() {
        List<ArgumentProblem> problems = new ArrayList<>();
        if (dayOfWeek.isPresent() && dayOfMonth.isPresent()) {
            problems.add(
                    ArgumentProblem.wrong(
                            "dayOfMonth",
                            "dayOfWeek and dayOfMonth exclude each other",
                            "keep the one of the frequency"));
        }
        frequency.ifPresent(said -> problems.addAll(DayFields.unfitting(said, this)));
        return problems;
    }

    @Override
    public Draft<Situation.Backups> in(Situation.Backups situation) {
        return new BackupScheduleDraft(this, situation).draft();
    }
}
