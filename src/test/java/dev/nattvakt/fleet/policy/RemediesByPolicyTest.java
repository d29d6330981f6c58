package dev.nattvakt.fleet.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.fleet.remedy.Remedies;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.fleet.policy.WishBuilder.aWish;
import static dev.nattvakt.fleet.policy.WishBuilder.exempt;
import static dev.nattvakt.fleet.policy.WishBuilder.policy;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// The call that is proposed for a server of which the policy wants something.
class RemediesByPolicyTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Gate SHUT = new Gate.Shut(Optional.empty(), Optional.empty());

    private static final PolicyRule NIGHTLY = aWish().daily().at(4).keeping(3).forServers("*");
    private static final PolicyRule OFF = aWish().off().forServers("*");
    private static final PolicyRule SNAPSHOTS_ONLY =
            WishBuilder.snapshots(new SnapshotWish(Optional.of(6), true), "*");

    private static final String AS_WANTED =
            "set_backup_schedule {vps=vps_1, frequency=daily, hour=4, retentionCount=3, enabled=true}";
    private static final String SNAPSHOTS =
            "set_snapshot_schedule {vps=vps_1, intervalHours=6, enabled=true}";

    static Stream<Arguments> states() {
        BackupStateBuilder inLine = backups(aSchedule().at(4).keeping(3));
        return Stream.of(
                arguments("as wanted", NIGHTLY, backups(), Verdict.UNPROTECTED, AS_WANTED),
                arguments("as wanted", NIGHTLY, backups(), Verdict.SNAPSHOT_ONLY, AS_WANTED),
                arguments(
                        "as wanted, not just switched on",
                        NIGHTLY,
                        backups(aSchedule().at(9).off()),
                        Verdict.PAUSED,
                        AS_WANTED),
                arguments(
                        "in line, though protected",
                        NIGHTLY,
                        backups(aSchedule().at(9)),
                        Verdict.PROTECTED,
                        AS_WANTED),
                arguments(
                        "in line, though scheduled",
                        NIGHTLY,
                        backups(aSchedule().at(9)),
                        Verdict.SCHEDULED,
                        AS_WANTED),
                arguments("nothing, in line", NIGHTLY, inLine, Verdict.PROTECTED, ""),
                arguments(
                        "nothing, off is wanted",
                        OFF,
                        backups(aSchedule().off()),
                        Verdict.PAUSED,
                        ""),
                arguments("nothing, none is wanted", OFF, backups(), Verdict.UNPROTECTED, ""),
                arguments(
                        "nothing, the gate is shut",
                        NIGHTLY,
                        backups().canCreate(SHUT),
                        Verdict.UNPROTECTED,
                        ""),
                arguments(
                        "nothing, the gate is shut, though protected",
                        NIGHTLY,
                        backups(aSchedule().at(9)).canCreate(SHUT),
                        Verdict.PROTECTED,
                        ""),
                arguments(
                        "a slot first",
                        NIGHTLY,
                        backups().slots(1, 1),
                        Verdict.UNPROTECTED,
                        "preview_capacity {vps=vps_1, backupSlots=1}"),
                arguments(
                        "what failed is looked at first",
                        NIGHTLY,
                        backups(aSchedule().at(9)),
                        Verdict.FAILING,
                        "get_protection {vps=vps_1}"),
                arguments(
                        "the usual, nothing is wanted of backups",
                        SNAPSHOTS_ONLY,
                        backups(aSchedule().off()),
                        Verdict.PAUSED,
                        "set_backup_schedule {vps=vps_1, enabled=true}"),
                arguments(
                        "snapshots, though protected",
                        SNAPSHOTS_ONLY,
                        inLine,
                        Verdict.PROTECTED,
                        SNAPSHOTS),
                arguments(
                        "nothing, exempt",
                        exempt(Optional.empty(), "*"),
                        backups(),
                        Verdict.EXEMPT,
                        ""));
    }

    @ParameterizedTest(name = "{3}: {0}")
    @MethodSource("states")
    void proposesWhatTheRuleWants(
            String name, PolicyRule rule, BackupStateBuilder state, Verdict verdict, String call) {
        assertThat(proposed(rule, state, snapshots(), verdict)).isEqualTo(call);
    }

    @Test
    void proposesNoSnapshotsWhereTheirGateIsShut() {
        assertThat(
                        proposed(
                                SNAPSHOTS_ONLY,
                                backups(aSchedule()),
                                snapshots().canEnable(SHUT),
                                Verdict.PROTECTED))
                .isEmpty();
    }

    @Test
    void spreadsAFleetThatIsNotKnownOverTheWindowByServer() {
        Policy policy = policy(aWish().daily().within(1, 4).forServers("*"));

        List<Object> hours =
                IntStream.range(0, 50)
                        .mapToObj(number ->
                                Remedies.among(List.of(), UTC, policy.in(UTC), NOW)
                                        .of(
                                                state("vps_" + number, backups(), snapshots()),
                                                Verdict.UNPROTECTED)
                                        .flatMap(step -> step.arguments().get("hour"))
                                        .orElseThrow())
                        .toList();

        assertThat(hours).contains(1, 2, 3, 4).containsOnly(1, 2, 3, 4);
    }

    @Test
    void eachProposedStartCountsForTheNextServer() {
        Policy policy = policy(aWish().daily().within(1, 2).forServers("*"));
        ServerState other = state("vps_9", backups(aSchedule().at(1)), snapshots());
        Remedies remedies = Remedies.among(List.of(other), UTC, policy.in(UTC), NOW);

        assertThat(
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(number ->
                                        remedies.of(
                                                        state(
                                                                "vps_" + number,
                                                                backups(),
                                                                snapshots()),
                                                        Verdict.UNPROTECTED)
                                                .flatMap(step -> step.arguments().get("hour"))
                                                .orElseThrow()))
                .containsExactly(2, 1, 2);
    }

    private static String proposed(
            PolicyRule rule,
            BackupStateBuilder backups,
            SnapshotStateBuilder snapshots,
            Verdict verdict) {
        return Remedies.among(
                        List.of(state("vps_1", backups, snapshots)), UTC, policy(rule).in(UTC), NOW)
                .of(state("vps_1", backups, snapshots), verdict)
                .map(RemediesByPolicyTest::text)
                .orElse("");
    }

    private static String text(NextStep step) {
        return step.tool() + " " + step.arguments().values();
    }

    private static ServerState state(
            String id, BackupStateBuilder backups, SnapshotStateBuilder snapshots) {
        return new ServerState(
                Vps.of(new VpsId(id)), backups.build(), snapshots.build(), Copies.NONE);
    }
}
