package dev.nattvakt.change.order;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.cadence.Weekday;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

/// Bring back the backup schedule that a past change replaced, removed or created.
record RestoreBackupSchedule(String vps, PastStep step)
        implements Restore<Situation.Backups>, OfBackups {

    @Override
    public RestoreBackupSchedule on(VpsId id) {
        return new RestoreBackupSchedule(id.value(), step);
    }

    @Override
    public Draft<Situation.Backups> in(Situation.Backups situation) {
        List<SeenBackupSchedule> rows = situation.state().schedules();
        List<SeenBackupSchedule> left =
                rows.stream().filter(row -> step.left(row.fields())).toList();
        if (step.isCreation()) {
            boolean stands =
                    left.size() == 1 && (rows.size() == 1 || left.getFirst().id().isPresent());
            Optional<ScheduleId> id = left.stream().findFirst().flatMap(SeenBackupSchedule::id);
            return step.draft(Optional.of(new RemoveBackupSchedule(vps, id)), situation, stands);
        }
        boolean stands =
                step.isRemoval()
                        ? rows.isEmpty()
                        : left.size() == 1 && left.containsAll(situation.state().on());
        return step.draft(asBefore(), situation, stands);
    }

    /// Empty unless every field that HostUp needs is known.
    private Optional<SetBackupSchedule> asBefore() {
        Fields before = step.before();
        Optional<Frequency> frequency =
                before.get("frequency").map(Object::toString).flatMap(Frequency::of);
        SetBackupSchedule order =
                new SetBackupSchedule(
                        vps,
                        frequency,
                        number("hour").map(Hour::new),
                        number("dayOfWeek")
                                .filter(_ -> frequency.equals(Optional.of(Frequency.WEEKLY)))
                                .map(Weekday::of),
                        number("dayOfMonth")
                                .filter(_ -> frequency.equals(Optional.of(Frequency.MONTHLY)))
                                .map(DayOfMonth::new),
                        number("retentionCount").filter(count -> count > 0),
                        before.get("enabled").map(Boolean.class::cast),
                        step.oldName(),
                        Optional.empty());
        return Optional.of(order).filter(SetBackupSchedule::isComplete);
    }

    private Optional<Integer> number(String field) {
        return step.before().get(field).map(Integer.class::cast);
    }
}
