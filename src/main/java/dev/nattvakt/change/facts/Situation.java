package dev.nattvakt.change.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SnapshotState;

/// A server's state as read, with HostUp's zone. Decisions depend on nothing else.
public sealed interface Situation {

    Vps vps();

    /// When HostUp was read.
    Instant at();

    /// The zone in which HostUp means its hours.
    ZoneId zone();

    /// The limits that HostUp stated, in its names.
    Fields limits();

    /// What must stay the same between a plan and its yes, as one canonical text: settings and
    /// schedules. Run times, gates and counts are left out, since they change by themselves.
    String substance();

    record Backups(Vps vps, BackupState state, Instant at, ZoneId zone) implements Situation {

        @Override
        public Fields limits() {
            return state.settings().slots().fields();
        }

        @Override
        public String substance() {
            String[] rows = new String[state.schedules().size()];
            for (int at = 0; at < rows.length; at++) {
                SeenBackupSchedule row = state.schedules().get(at);
                rows[at] = "|" + row.id() + row.fields().canonical();
            }
            Arrays.sort(rows);
            return vps.id().value() + state.settings().fields().canonical() + String.join("", rows);
        }
    }

    record Snapshots(Vps vps, SnapshotState state, Instant at, ZoneId zone) implements Situation {

        @Override
        public Fields limits() {
            return state.slots().fields();
        }

        @Override
        public String substance() {
            return vps.id().value()
                    + state.schedule().map(schedule -> schedule.fields().canonical())
                    + state.slots().total();
        }
    }
}
