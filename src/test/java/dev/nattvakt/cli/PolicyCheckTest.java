package dev.nattvakt.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.NamePattern;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.policy.BackupWish;
import dev.nattvakt.fleet.policy.HourWindow;
import dev.nattvakt.fleet.policy.Policy;
import dev.nattvakt.fleet.policy.PolicyRule;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.verdict.Evidence;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.fleet.verdict.Judgement;
import dev.nattvakt.fleet.verdict.ServerState;
import dev.nattvakt.fleet.verdict.Verdict;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.cadence.Frequency;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.BackupStateBuilder;
import dev.nattvakt.schedule.stated.SnapshotStateBuilder;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;

class PolicyCheckTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Policy DAILY_AT_ONE_TO_FOUR = new Policy(List.of(rule("web-*")));

    @Test
    void aFleetInLinePrintsNothing() {
        PolicyCheck check = check(read("web-01", backups(aSchedule().at(2).keeping(3))));

        assertThat(check).isEqualTo(new PolicyCheck(List.of(), PolicyCheck.IN_LINE));
    }

    @Test
    void tellsWhatDiffersAndTheCallThatWouldHelp() {
        PolicyCheck check = check(read("web-01", backups(aSchedule().at(9).keeping(3))));

        assertThat(check.exitCode()).isEqualTo(PolicyCheck.DIFFERS);
        assertThat(check.lines())
                .singleElement()
                .asString()
                .startsWith("\"web-01\" is not in line: backup.hour is 9, wanted 1-4.")
                .contains(
                        "Next: set_backup_schedule {\"vps\":\"vps_web-01\",\"frequency\":\"daily\",\"hour\":1");
    }

    @Test
    void aServerWithoutScheduleDiffers() {
        PolicyCheck check = check(read("web-01", backups()));

        assertThat(check.exitCode()).isEqualTo(PolicyCheck.DIFFERS);
        assertThat(check.lines().getFirst()).contains("there is no backup schedule.");
    }

    @Test
    void aServerOutsideTheRulesIsLeftAlone() {
        assertThat(check(read("db-01", backups())).exitCode()).isEqualTo(PolicyCheck.IN_LINE);
    }

    @Test
    void aPatternWithoutServerIsANote() {
        PolicyCheck check = check(read("db-01", backups()));

        assertThat(check.lines()).containsExactly("line 2: rule 1: no server matches \"web-*\".");
    }

    @Test
    void anExemptionThatHasEndedIsANote() {
        PolicyRule ended =
                new PolicyRule(
                        2,
                        7,
                        List.of(new NamePattern("*")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new Exemption(
                                        "a migration",
                                        Optional.of(LocalDate.parse("2026-11-27")))));

        PolicyCheck check =
                PolicyCheck.of(
                        new Policy(List.of(ended)),
                        List.of(read("db-01", backups())),
                        Optional.empty(),
                        UTC,
                        NOW);

        assertThat(check)
                .isEqualTo(
                        new PolicyCheck(
                                List.of("line 7: rule 2: its exemption ended on 2026-11-27."),
                                PolicyCheck.IN_LINE));
    }

    @Test
    void anExemptServerNeedNotBeRead() {
        PolicyRule exempt =
                new PolicyRule(
                        1,
                        2,
                        List.of(new NamePattern("*")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Exemption("rebuilt nightly", Optional.empty())));

        PolicyCheck check =
                PolicyCheck.of(
                        new Policy(List.of(exempt)),
                        List.of(unread("web-01")),
                        Optional.empty(),
                        UTC,
                        NOW);

        assertThat(check).isEqualTo(new PolicyCheck(List.of(), PolicyCheck.IN_LINE));
    }

    @Test
    void aServerThatCouldNotBeReadIsNeverInLine() {
        PolicyCheck check = check(unread("web-01"));

        assertThat(check)
                .isEqualTo(
                        new PolicyCheck(
                                List.of("\"web-01\" could not be read."), PolicyCheck.UNREAD));
    }

    @Test
    void aRoundThatEndedEarlyIsNeverInLine() {
        PolicyCheck check =
                PolicyCheck.of(
                        DAILY_AT_ONE_TO_FOUR, List.of(), Optional.of("It ended early."), UTC, NOW);

        assertThat(check)
                .isEqualTo(new PolicyCheck(List.of("It ended early."), PolicyCheck.UNREAD));
    }

    private static PolicyCheck check(Audit.Judged server) {
        return PolicyCheck.of(DAILY_AT_ONE_TO_FOUR, List.of(server), Optional.empty(), UTC, NOW);
    }

    private static Audit.Judged read(String name, BackupStateBuilder backups) {
        ServerState state =
                new ServerState(
                        vps(name),
                        backups.build(),
                        SnapshotStateBuilder.snapshots().build(),
                        Copies.NONE);
        return new Audit.Judged(state.vps(), Judgement.of(state, NOW), Optional.of(state));
    }

    private static Audit.Judged unread(String name) {
        Judgement unknown = new Judgement(Verdict.UNKNOWN, new Evidence.NotStated("its schedules"));
        return new Audit.Judged(vps(name), unknown, Optional.empty());
    }

    private static Vps vps(String name) {
        return new Vps(
                new VpsId("vps_" + name), Optional.of(name), Optional.empty(), Optional.empty());
    }

    private static PolicyRule rule(String pattern) {
        BackupWish daily =
                new BackupWish(
                        Optional.of(Frequency.DAILY),
                        Optional.of(new HourWindow(new Hour(1), 4)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        Optional.empty());
        return new PolicyRule(
                1,
                2,
                List.of(new NamePattern(pattern)),
                Optional.of(daily),
                Optional.empty(),
                Optional.empty());
    }
}
