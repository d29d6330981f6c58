package dev.nattvakt.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.AllTools;
import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.audit.History;
import dev.nattvakt.audit.Seen;
import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.DelayedTasks;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.caller.Sleeper;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.ChangeDesk;
import dev.nattvakt.change.Cleared;
import dev.nattvakt.change.FleetDesk;
import dev.nattvakt.change.FleetPlanner;
import dev.nattvakt.change.InDoubt;
import dev.nattvakt.change.PlanDesk;
import dev.nattvakt.change.ReplicaGuard;
import dev.nattvakt.change.SendOnce;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.WritesUnderWay;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.PlanContent;
import dev.nattvakt.change.plan.Plans;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.FleetReads;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.pace.Abreast;
import dev.nattvakt.fleet.pace.Pace;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.PricePreview;
import dev.nattvakt.fleet.port.ReadPort;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.fleet.remedy.Standards;
import dev.nattvakt.fleet.verdict.Compliance;
import dev.nattvakt.fleet.verdict.Difference;
import dev.nattvakt.fleet.verdict.Exemption;
import dev.nattvakt.schedule.BackupSettings;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.SnapshotSlots;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.schedule.stated.SeenSnapshotSchedule;
import dev.nattvakt.schedule.stated.SnapshotState;
import dev.nattvakt.tool.view.ResultView;
import dev.nattvakt.tool.write.Approvers;
import dev.nattvakt.tool.write.ChangeRunner;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

/// The tools at work on an account of two servers: `web-01` with everything, `old-01` with nothing.
class EveryToolTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("UTC"));
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant LAST = Instant.parse("2026-11-22T02:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-23T02:00:00Z");

    private final InMemoryFleet account = new InMemoryFleet(new VirtualTime());
    private Standards policy = Standards.NONE;
    private final InMemoryFleet.Server web = account.server("vps_web", "web-01", "192.0.2.10");

    @BeforeEach
    void twoServers() {
        web.having(lastRun(RunStatus.COMPLETED))
                .having(
                        new SnapshotState(
                                Optional.of(
                                        new SeenSnapshotSchedule(
                                                Optional.of(true),
                                                Optional.of(6),
                                                Optional.of(LAST),
                                                Optional.of(NEXT.plusSeconds(3600)))),
                                new SnapshotSlots(Optional.of(true), Optional.of(3)),
                                Gate.OPEN,
                                Gate.UNSTATED,
                                Optional.empty()))
                .holding(new Copies(3, List.of(LAST)))
                .holdingSnapshots(new Copies(2, List.of(LAST)))
                .offering("snapshotSlots");
        account.server("vps_old", "old-01", "192.0.2.11")
                .having(withSlots())
                .holdingSnapshots(new Copies(2, List.of(LAST)))
                .offering("snapshotSlots");
        account.pricing(price(true));
    }

    private static BackupState lastRun(RunStatus status) {
        return withSlots(
                aSchedule()
                        .id("bks_1")
                        .named("Say \"hi\"\u202E")
                        .weekly(DayOfWeek.MONDAY)
                        .lastRun(LAST, status)
                        .nextRun(NEXT)
                        .build());
    }

    private static BackupState withSlots(SeenBackupSchedule... rows) {
        return new BackupState(
                List.of(rows),
                new BackupSettings(new Slots.Counted(5, 1, 3, 1), Optional.of(false)),
                Gate.OPEN,
                Gate.UNSTATED,
                Gate.UNSTATED);
    }

    private static PricePreview price(boolean dryRun) {
        return new PricePreview(
                Optional.of(dryRun),
                Optional.of(new BigDecimal("10.25")),
                Optional.empty(),
                Optional.of("SEK"),
                Optional.empty(),
                Gate.UNSTATED);
    }

    private static WritePort.Connection neverWritten() {
        return new WritePort.Connection() {
            @Override
            public Sent write(Cleared<?> cleared, Deadline deadline) {
                throw new AssertionError("a write");
            }

            @Override
            public ReadPort reader() {
                throw new AssertionError("a read-back");
            }

            @Override
            public ReadPort beside() {
                throw new AssertionError("a read-back");
            }

            @Override
            public void close() {}
        };
    }

    private Catalogue catalogue() {
        LookUp lookUp = new LookUp(account);
        Roster roster = new Roster(account, lookUp);
        ReplicaGuard replicas = new ReplicaGuard(System::nanoTime, Sleeper.REAL);
        HouseRules rules = new HouseRules(Confirm.ALWAYS, Approval.CALLER, false);
        Plans<PlanContent, Conclusion> plans =
                new Plans<>(CLOCK, new Random(7), PlanContent::servers);
        Pace pace = new Pace(1_000_000, System::nanoTime, Sleeper.REAL);
        ChangeDesk desk =
                new ChangeDesk(
                        account,
                        lookUp,
                        new SendOnce(
                                EveryToolTest::neverWritten,
                                CLOCK,
                                Sleeper.REAL,
                                () -> "id",
                                replicas),
                        plans,
                        rules,
                        CLOCK.withZone(UTC),
                        new InDoubt(DelayedTasks.NEVER, _ -> {}, CLOCK, System::nanoTime),
                        new WritesUnderWay(),
                        replicas);
        ChangeRunner changeRunner =
                new ChangeRunner(
                        desk,
                        new FleetPlanner(
                                desk, roster, new FleetReads(account, Abreast.ALONE), plans, rules),
                        new PlanDesk(
                                desk,
                                new FleetDesk(desk, pace, CLOCK, () -> "id"),
                                plans,
                                lookUp,
                                rules),
                        Approvers.NOBODY,
                        CallListener.NOBODY,
                        false);
        return new Catalogue(
                AllTools.of(
                        changeRunner,
                        lookUp,
                        roster,
                        new Audit(roster, account, CLOCK, new Herd.Rule(0.25, UTC), () -> policy),
                        account,
                        history(),
                        Optional::empty,
                        CLOCK,
                        UTC),
                false,
                false);
    }

    /// web-01 shall have daily backups, old-01 is exempt.
    private void policed() {
        Compliance differs =
                new Compliance.Held(
                        List.of(
                                difference("frequency", "daily", "weekly"),
                                difference("hour", "3-6", null),
                                Difference.noSchedule(Difference.Kind.SNAPSHOT)));
        Compliance exempt =
                new Compliance.Exempt(
                        new Exemption(
                                "rebuilt nightly", Optional.of(LocalDate.parse("2027-03-01"))));
        policy = (vps, _, _) -> Optional.of(vps.label().equals("web-01") ? differs : exempt);
    }

    private static Difference difference(String field, Object wanted, @Nullable Object actual) {
        return Difference.of(Difference.Kind.BACKUP, field, wanted, Optional.ofNullable(actual))
                .orElseThrow();
    }

    @Test
    void thePolicyStandsBesideTheVerdict() {
        policed();

        JsonNode audited = call("audit_protection", "{}");

        assertThat(audited.at("/servers/0/verdict").asText()).isEqualTo("protected");
        assertThat(audited.at("/servers/0/policy").toString())
                .isEqualTo(
                        "{\"inLine\":false,\"differs\":["
                                + "{\"field\":\"backup.frequency\",\"wanted\":\"daily\",\"is\":\"weekly\"},"
                                + "{\"field\":\"backup.hour\",\"wanted\":\"3-6\",\"is\":\"not stated\"},"
                                + "{\"field\":\"snapshot.enabled\",\"wanted\":true,\"is\":\"no schedule\"}]}");
        assertThat(audited.at("/servers/1/verdict").asText()).isEqualTo("exempt");
        assertThat(audited.at("/servers/1/policy").toString())
                .isEqualTo(
                        "{\"inLine\":true,\"differs\":[],"
                                + "\"exempt\":{\"reason\":\"rebuilt nightly\",\"until\":\"2027-03-01\"}}");
        assertThat(audited.path("counts").toString()).isEqualTo("{\"protected\":1,\"exempt\":1}");
        assertThat(audited.path("summary").asText())
                .isEqualTo(
                        "2 servers checked: 1 protected, 1 exempt. The others: \"web-01\" (vps_web):"
                                + " protected, not in line, weekly Monday 02:00, 3 copies, snapshots every 6 h; \"old-01\" (vps_old): exempt.");
        assertThat(call("audit_protection", "{'onlyProblems':true}").path("servers")).isEmpty();
        assertThat(call("audit_protection", "{'verdict':'exempt'}").path("servers")).hasSize(1);
        assertThat(call("get_protection", "{'vps':'web-01'}").path("policy"))
                .isEqualTo(audited.at("/servers/0/policy"));
        assertThat(call("get_protection", "{'vps':'old-01'}").path("summary").asText())
                .startsWith(
                        "\"old-01\" is exempt: the policy says \"rebuilt nightly\", until 2027-03-01; underneath it is"
                                + " unprotected: it has no schedule at all.");
    }

    @Test
    void withoutAPolicyNothingIsSaidOfIt() {
        assertThat(call("get_protection", "{'vps':'web-01'}").has("policy")).isFalse();
        assertThat(call("audit_protection", "{}").at("/servers/0").has("policy")).isFalse();
    }

    /// One change is recorded, of another server.
    private static History history() {
        try {
            AuditLog log = AuditLog.open(Optional.empty(), false, CLOCK, () -> "1");
            log.saw(
                    Seen.call(
                            "bo",
                            "apply_plan",
                            MAPPER.createObjectNode(),
                            Answered.of(Seen.moved("app-01"))));
            return new History(Optional.empty(), log.recentChanges(), false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode call(String tool, String arguments) {
        Call call = new Call(Caller.ANONYMOUS, Door.MCP, Deadline.in(Duration.ofSeconds(30)));
        byte[] json = arguments.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        JsonNode answer =
                MAPPER.valueToTree(ResultView.of(catalogue().call(tool, json, call).orElseThrow()));
        assertThat(
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(PublishedTool.load(tool).outputSchema())
                                .validate(answer))
                .as(tool)
                .isEmpty();
        return answer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "find_vps | {} | answered | 2 servers: \"web-01\" (vps_web), \"old-01\" (vps_old).",
                "find_vps | {'query':'WEB','limit':5} | answered | 1 server: \"web-01\" (vps_web).",
                "find_vps | {'limit':1} | answered | 1 server: \"web-01\" (vps_web). There are more: ask again with cursor 1.",
                "find_vps | {'cursor':'1'} | answered | 1 server: \"old-01\" (vps_old).",
                "get_protection | {'vps':'web-01'} | answered | \"web-01\" is protected: the last backup ran on 2026-11-22 02:00 UTC. Schedules: backups weekly on Monday at 02:00 UTC, keeping 3 copies, named \"Say 'hi'\"; snapshots every 6 hours. 1 of 5 backup slots free. 3 snapshot slots in all.",
                "get_protection | {'vps':'old-01'} | answered | \"old-01\" is unprotected: it has no schedule at all. 1 of 5 backup slots free. 3 snapshot slots in all. Next: set_backup_schedule {\"vps\":\"vps_old\",\"frequency\":\"daily\",\"hour\":5,\"retentionCount\":4}",
                "get_protection | {'vps':'new-01'} | not_found | There is no server called \"new-01\". find_vps lists those there are.",
                "audit_protection | {} | answered | 2 servers checked: 1 protected, 1 unprotected. Look at \"old-01\" (vps_old): unprotected. The others: \"web-01\" (vps_web): protected, weekly Monday 02:00, 3 copies, snapshots every 6 h.",
                "audit_protection | {'onlyProblems':true,'limit':1} | answered | 1 server checked: 1 protected. None of them has a problem. There are more: ask again with cursor 1.",
                "list_changes | {} | answered | `1 change:\n2026-11-22 12:00 UTC \"app-01\" (vps_1): backup schedule: daily at 02:00 UTC -> daily at 03:00 UTC; by anna over mcp, approved by bo in Slack; verified; receipt rcp_1.\nNothing older is known here: no audit file is kept over restarts.`",
                "list_changes | {'vps':'web-01'} | answered | `No such change is recorded.\nNothing older is known here: no audit file is kept over restarts.`",
                "list_changes | {'since':'2026-11-23'} | answered | `No such change is recorded.\nNothing older is known here: no audit file is kept over restarts.`",
                "list_changes | {'vps':'new-01'} | not_found | There is no server called \"new-01\". find_vps lists those there are.",
                "preview_capacity | {'vps':'old-01','snapshotSlots':2} | answered | 2 snapshot slots for \"old-01\" would cost 10.25 SEK now. Nothing was bought. HostUp does not say whether the number is the new total or an addition.",
                "preview_capacity | {'vps':'old-01','backupSlots':2} | refused | Refused for \"old-01\": HostUp does not offer backup slots for this server now. Nothing was changed. Look in HostUp's control panel for a plan that includes them.",
                "preview_capacity | {'vps':'new-01','snapshotSlots':2} | not_found | There is no server called \"new-01\". find_vps lists those there are.",
                "set_backup_schedule | {'vps':'old-01','frequency':'daily','hour':2,'retentionCount':3,'dryRun':true} | planned | This would give \"old-01\" a backup schedule: daily at 02:00 UTC, keeping 3 copies; next run 2026-11-23 02:00 UTC. The change itself would wait for a confirmation. This was a dry run; nothing was sent.",
                "set_snapshot_schedule | {'vps':'web-01','intervalHours':6} | already_set | The snapshot schedule of \"web-01\" is already set: every 6 hours; next run 2026-11-23 03:00 UTC. Nothing was sent.",
                "set_snapshot_schedule | {'vps':'old-01','intervalHours':12,'dryRun':true} | planned | This would give \"old-01\" a snapshot schedule: every 12 hours. The change itself would wait for a confirmation. This was a dry run; nothing was sent.",
                "set_backup_settings | {'vps':'web-01','maxTotalBackups':4,'dryRun':true} | planned | This would weaken the protection of \"web-01\": most backups 5 -> 4 (a lower maximum). The change itself would wait for a confirmation. This was a dry run; nothing was sent. Note: HostUp does not document whether the backups that exist stay.",
                "set_backup_settings | {'vps':'web-01','maxTotalBackups':5} | already_set | The backup settings of \"web-01\" are already set: at most 5 backups. Nothing was sent.",
                "remove_schedule | {'vps':'web-01','kind':'snapshot','dryRun':true} | planned | This would remove the snapshot schedule of \"web-01\": every 6 hours. The change itself would wait for a confirmation. This was a dry run; nothing was sent. Note: with this, no snapshots are taken. Note: HostUp does not document whether the snapshots that exist stay.",
                "remove_schedule | {'vps':'old-01','kind':'backup'} | already_set | \"old-01\" has no such backup schedule, so nothing was sent.",
                "plan_fleet_change | {'servers':['new-01','x*'],'enabled':false} | invalid | Not understood: no server is called \"new-01\" - find_vps lists those there are; no server fits \"x*\" - find_vps lists those there are. Nothing was sent.",
                "apply_plan | {'planToken':'made up'} | invalid | Not understood: this is no plan token - copy all 22 characters of plan.token from needs_confirmation. Nothing was sent."
            })
    void answersAsPublished(String tool, String arguments, String outcome, String summary) {
        JsonNode answer = call(tool, arguments);

        assertThat(answer.path("summary").asText()).isEqualTo(summary);
        assertThat(answer.path("outcome").asText()).isEqualTo(outcome);
        assertThat(answer.path("written").asText()).isEqualTo("no");
    }

    @Test
    void protectionIsAllThatHostUpStated() {
        JsonNode answer = call("get_protection", "{'vps':'web-01'}");

        assertThat(answer.path("backup").toString())
                .isEqualTo(
                        "{\"schedules\":[{\"id\":\"bks_1\",\"frequency\":\"weekly\",\"hour\":2,\"dayOfWeek\":1,"
                                + "\"retentionCount\":3,\"enabled\":true,\"name\":\"Say 'hi'\","
                                + "\"lastRun\":\"2026-11-22T02:00:00Z\",\"nextRun\":\"2026-11-23T02:00:00Z\","
                                + "\"status\":\"completed\"}],"
                                + "\"settings\":{\"maxTotalBackups\":5,\"autoDeleteOldest\":false},"
                                + "\"limits\":{\"totalBackupLimit\":5,\"manualBackupsActive\":1,"
                                + "\"scheduledBackupsActive\":3,\"availableScheduledSlots\":1},"
                                + "\"gate\":{\"allowed\":true},\"copies\":3,"
                                + "\"newestCopy\":\"2026-11-22T02:00:00Z\"}");
        assertThat(answer.path("nextRuns").toString())
                .isEqualTo("[\"2026-11-23T02:00:00Z\",\"2026-11-23T03:00:00Z\"]");
    }

    @Test
    void whoeverLooksIsNotToldToLook() {
        web.having(lastRun(RunStatus.FAILED));

        JsonNode seen = call("get_protection", "{'vps':'web-01'}");
        JsonNode audited = call("audit_protection", "{'query':'web-01','onlyProblems':true}");

        assertThat(seen.path("verdict").asText()).isEqualTo("failing");
        assertThat(seen.has("nextStep")).isFalse();
        assertThat(seen.path("summary").asText()).doesNotContain("Next:");
        assertThat(audited.at("/servers/0/nextStep").toString())
                .isEqualTo("{\"tool\":\"get_protection\",\"arguments\":{\"vps\":\"vps_web\"}}");
    }

    @Test
    void anAuditCountsAndNamesTheNextStep() {
        JsonNode answer = call("audit_protection", "{'onlyProblems':true}");

        assertThat(answer.path("counts").toString())
                .isEqualTo("{\"protected\":1,\"unprotected\":1}");
        assertThat(answer.path("servers")).hasSize(1);
        assertThat(answer.at("/servers/0/nextStep/tool").asText()).isEqualTo("set_backup_schedule");
    }

    @Test
    void aPriceBuysNothing() {
        JsonNode answer = call("preview_capacity", "{'vps':'web-01','snapshotSlots':2}");

        assertThat(answer.path("bought").isBoolean()).isTrue();
        assertThat(answer.path("bought").asBoolean()).isFalse();
        assertThat(answer.path("price").toString())
                .isEqualTo("{\"amount\":10.25,\"currencyCode\":\"SEK\"}");
    }

    @Test
    void anAnswerThatLooksLikeAnOrderIsAlarming() {
        account.pricing(price(false));

        JsonNode answer = call("preview_capacity", "{'vps':'web-01','snapshotSlots':2}");

        assertThat(answer.path("outcome").asText()).isEqualTo("unconfirmed");
        assertThat(answer.path("written").asText()).isEqualTo("maybe");
        assertThat(answer.path("code").asText()).isEqualTo("dry_run_ignored");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "find_vps | {}",
                "get_protection | {'vps':'web-01'}",
                "audit_protection | {}",
                "preview_capacity | {'vps':'web-01','snapshotSlots':2}",
                "set_backup_schedule | {'vps':'web-01','hour':3}",
                "set_snapshot_schedule | {'vps':'web-01','intervalHours':4}",
                "set_backup_settings | {'vps':'web-01','maxTotalBackups':4}",
                "remove_schedule | {'vps':'web-01','kind':'backup','scheduleId':'bks_1'}",
                "plan_fleet_change | {'servers':['*'],'enabled':false}"
            })
    void aSilentHostUpIsUnavailable(String tool, String arguments) {
        account.down(new HostUpFailure.Why.Unreachable("it broke"));

        JsonNode answer = call(tool, arguments);

        assertThat(answer.path("outcome").asText()).isEqualTo("unavailable");
        assertThat(answer.path("summary").asText())
                .isEqualTo("It broke (hostup_unreachable). Nothing was changed.");
    }

    @Test
    void aChangeThatWaitsCarriesATokenThatIsShortEnough() {
        JsonNode answer = call("set_backup_schedule", "{'vps':'web-01','hour':3}");

        assertThat(answer.path("outcome").asText()).isEqualTo("needs_confirmation");
        assertThat(answer.at("/plan/token").asText()).matches("[A-Za-z0-9_-]{22}");
        assertThat(answer.path("summary").asText())
                .endsWith("planToken " + answer.at("/plan/token").asText());
    }

    @Test
    void aPlanOfManyServersHasARowForEach() {
        JsonNode answer = call("plan_fleet_change", "{'servers':['*'],'retentionCount':1}");

        assertThat(answer.path("outcome").asText()).isEqualTo("needs_confirmation");
        assertThat(answer.path("counts").toString())
                .isEqualTo("{\"change\":1,\"refused\":1,\"weakens\":1}");
        assertThat(answer.at("/rows/0/vps/name").asText()).isEqualTo("web-01");
        assertThat(answer.at("/rows/0/direction").asText()).isEqualTo("weakens");
        assertThat(answer.at("/rows/0/before/retentionCount").asInt()).isEqualTo(3);
        assertThat(answer.at("/rows/0/after/retentionCount").asInt()).isEqualTo(1);
        assertThat(answer.at("/rows/0/outcome").isMissingNode()).isTrue();
        assertThat(answer.at("/rows/1/action").asText()).isEqualTo("refused");
        assertThat(answer.at("/rows/1/code").asText()).isEqualTo("invalid");
        assertThat(answer.at("/rows/1/why").asText()).contains("frequency is missing");
        assertThat(answer.path("summary").asText())
                .startsWith("Nothing changed yet. ")
                .contains("planToken " + answer.at("/plan/token").asText());
    }
}
