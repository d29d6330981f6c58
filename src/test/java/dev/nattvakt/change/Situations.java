package dev.nattvakt.change;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.facts.Change;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.facts.Situation;
import dev.nattvakt.change.order.Draft;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.schedule.ScheduleBuilder.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// What `web-01` looks like now, and what an order comes to there.
final class Situations {

    static final Vps WEB =
            new Vps(
                    new VpsId("vps_1"),
                    Optional.of("web-01"),
                    Optional.of("192.0.2.10"),
                    Optional.of("active"));

    static final ZoneId UTC = ZoneId.of("UTC");

    private Situations() {}

    static Situation.Backups situation(BackupStateBuilder state) {
        return situation(state, UTC);
    }

    /// @param zone in which HostUp means its hours
    static Situation.Backups situation(BackupStateBuilder state, ZoneId zone) {
        return new Situation.Backups(WEB, state.build(), VirtualTime.START, zone);
    }

    static Situation.Snapshots situation(SnapshotStateBuilder state) {
        return new Situation.Snapshots(WEB, state.build(), VirtualTime.START, UTC);
    }

    static <S extends Situation> Change<S> ready(Draft<S> draft) {
        return draft instanceof Draft.Ready<S>(Change<S> change)
                ? change
                : failedAs("ready", draft);
    }

    static Refusal blocked(Draft<?> draft) {
        return draft instanceof Draft.Blocked<?>(Refusal refusal)
                ? refusal
                : failedAs("blocked", draft);
    }

    static List<ArgumentProblem> faults(Draft<?> draft) {
        return draft instanceof Draft.Faulty<?>(List<ArgumentProblem> problems)
                ? problems
                : failedAs("faulty", draft);
    }

    static Draft.Satisfied<?> satisfied(Draft<?> draft) {
        return assertThat(draft).asInstanceOf(type(Draft.Satisfied.class)).actual();
    }

    private static <T> T failedAs(String expected, Draft<?> draft) {
        throw new AssertionError("expected a draft that is " + expected + ", but was " + draft);
    }

    /// The row with one of its fields unstated.
    static SeenBackupSchedule without(SeenBackupSchedule row, String field) {
        return like(row).unstated(field).build();
    }
}
