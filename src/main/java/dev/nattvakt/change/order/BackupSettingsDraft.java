package dev.nattvakt.change.order;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Direction.Loss;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.Gate;

/// Turns an order for backup settings into a draft.
final class BackupSettingsDraft {

    private BackupSettingsDraft() {}

    static Draft<Situation.Backups> of(SetBackupSettings order, Situation.Backups situation) {
        BackupSettings settings = situation.state().settings();
        Fields asked =
                Fields.NONE
                        .with("maxTotalBackups", order.maxTotalBackups())
                        .with("autoDeleteOldest", order.autoDeleteOldest());
        Fields now = only(asked, settings.fields());
        if (now.show(asked)) {
            return new Draft.Satisfied<>(Subject.BACKUP_SETTINGS, now, List.of(), List.of());
        }
        if (situation.state().canUpdate() instanceof Gate.Shut shut) {
            return new Draft.Blocked<>(
                    new Refusal.GateShut(
                            "canUpdate",
                            shut,
                            Optional.of(
                                    NextStep.on(situation.vps(), "get_protection", Fields.NONE))));
        }
        return new Draft.Ready<>(
                new Change<>(
                        Subject.BACKUP_SETTINGS,
                        new Write.SaveBackupSettings(
                                order.maxTotalBackups(), order.autoDeleteOldest()),
                        now,
                        asked,
                        direction(order, settings),
                        List.of(),
                        warnings(order, settings),
                        (later, _) ->
                                Change.Seen.of(
                                        only(asked, later.state().settings().fields()),
                                        undo(situation.vps(), asked, now))));
    }

    private static Fields only(Fields asked, Fields all) {
        return all.without(
                all.values().keySet().stream()
                        .filter(name -> asked.get(name).isEmpty())
                        .toArray(String[]::new));
    }

    private static Optional<NextStep> undo(Vps vps, Fields asked, Fields now) {
        return now.unstatedOf(asked).isEmpty()
                ? Optional.of(NextStep.on(vps, "set_backup_settings", now))
                : Optional.empty();
    }

    private static List<Warning> warnings(SetBackupSettings order, BackupSettings settings) {
        Optional<Integer> limit = settings.slots().limit();
        return order.maxTotalBackups()
                .filter(most -> !limit.equals(Optional.of(most)))
                .<List<Warning>>map(most ->
                        List.of(
                                limit.filter(known -> most < known).isPresent()
                                        ? new Warning.CopiesUndocumented(Subject.BACKUP_SETTINGS)
                                        : new Warning.BuysNoSlots(most, limit)))
                .orElse(List.of());
    }

    /// A value that HostUp did not state counts as a loss, since it may be one.
    private static Direction direction(SetBackupSettings order, BackupSettings settings) {
        Set<Loss> losses = EnumSet.noneOf(Loss.class);
        order.maxTotalBackups()
                .filter(most -> settings.slots().limit().map(limit -> most < limit).orElse(true))
                .ifPresent(_ -> losses.add(Loss.LOWER_MAXIMUM));
        order.autoDeleteOldest()
                .filter(on -> on && !settings.autoDeleteOldest().orElse(false))
                .ifPresent(_ -> losses.add(Loss.OLDEST_DELETED));
        return Direction.of(losses, true);
    }
}
