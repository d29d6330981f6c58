package dev.nattvakt.change;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.audit.History;
import dev.nattvakt.audit.RecentChanges;
import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.order.FleetWish;
import dev.nattvakt.change.outcome.Conclusion;
import dev.nattvakt.change.outcome.FleetListener;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.FleetRow;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.InMemoryFleet.Server;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.BackupState;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;

import static dev.nattvakt.change.FleetPlannerTest.wish;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;

/// The way back of a change of many servers, from what was recorded of it.
class FleetUndoTest {

    private static final FleetWish PAUSE = wish(OrderBuilder.anOrder().enabled(false).build(), "*");

    /// By then every replica shows what is so.
    private static final Duration LONG_AFTER = Duration.ofMinutes(3);

    @TempDir Path folder;

    private final DeskFixture house = new DeskFixture();
    private final Map<VpsId, Server> servers = new LinkedHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private Path file;
    private AuditLog log;

    @BeforeEach
    void theRecordBegins() throws IOException {
        file = folder.resolve("audit.jsonl");
        log = AuditLog.open(Optional.of(file), false, house.time, () -> "" + ids.incrementAndGet());
        servers.put(new VpsId("vps_1"), house.web.having(backups(aSchedule())));
    }

    /// `node-02` and so on, each with a schedule at another hour.
    private void nodes(int upTo) {
        for (int number = 2; number <= upTo; number++) {
            servers.put(
                    new VpsId("vps_" + number),
                    house.cloud.server(number).having(backups(aSchedule().at(number % 24))));
        }
    }

    private History afterARestart() {
        return new History(Optional.of(file), new RecentChanges(), false);
    }

    private List<PastChange.Here> recorded(String receipt) {
        List<PastChange.Here> past = afterARestart().find(receipt, ServerFilter.ALL);
        assertThat(
                        new History(Optional.empty(), log.recentChanges(), false)
                                .find(receipt, ServerFilter.ALL))
                .isEqualTo(past);
        return past;
    }

    /// Plans, says yes, and records what the catalogue and its runner would.
    ///
    /// @return the receipt of the whole
    private String done(Conclusion planned) {
        String token = ((FleetOutcome.NeedsConfirmation) planned).token();
        Call call = house.aCall().build();
        Conclusion applied =
                house.plans.apply(
                        token,
                        call,
                        (outcome, whole) ->
                                outcome.proof()
                                        .ifPresent(_ ->
                                                record(
                                                        Answered.of(outcome),
                                                        call,
                                                        Optional.of(whole))));
        record(ToolResult.of(new Answer.Fleet((FleetOutcome) applied)), call, Optional.empty());
        return applied.proof().orElseThrow().id();
    }

    private void record(ToolResult result, Call call, Optional<Receipt> whole) {
        log.saw(
                new CompletedCall(
                        Answered.definition("apply_plan"),
                        JsonNodeFactory.instance.objectNode(),
                        call,
                        result,
                        Duration.ZERO,
                        whole.map(Receipt::id)));
    }

    private String paused() {
        return done(house.planner.plan(PAUSE, house.aCall().build()));
    }

    private Conclusion undo(String receipt, String... among) {
        house.time.advance(LONG_AFTER);
        return house.planner.undo(
                recorded(receipt), List.of(among), List.of(), house.aCall().build());
    }

    private static Map<String, FleetRow> rows(Conclusion conclusion) {
        return ((FleetOutcome) conclusion)
                .rows().stream()
                        .collect(Collectors.toMap(row -> row.vps().label(), Function.identity()));
    }

    /// What each server's schedules say.
    private Map<VpsId, List<Fields>> states() {
        Map<VpsId, List<Fields>> states = new HashMap<>();
        servers.forEach((id, server) -> states.put(id, state(server)));
        return states;
    }

    private static List<Fields> state(Server server) {
        return server.backups().schedules().stream().map(SeenBackupSchedule::fields).toList();
    }

    private static String name(VpsId id) {
        int number = Integer.parseInt(id.value().replace("vps_", ""));
        return number == 1 ? "web-01" : "node-%02d".formatted(number);
    }

    private static String code(FleetRow row) {
        return ((Outcome.Refused) ((FleetRow.Refused) row).why()).refusal().code();
    }

    @Test
    void everyServerGetsBackWhatItHad() {
        nodes(6);
        house.cloud.server(7).having(backups(aSchedule().off()));
        Map<VpsId, List<Fields>> before = states();

        String receipt = paused();
        assertThat(states()).isNotEqualTo(before);
        String undone = done(undo(receipt));

        assertThat(states()).isEqualTo(before);
        assertThat(recorded(receipt)).hasSize(6);
        assertThat(undo(receipt)).isInstanceOf(FleetOutcome.NothingToDo.class);
        done(undo(undone));
        assertThat(states().values())
                .allSatisfy(rows ->
                        assertThat(rows)
                                .allSatisfy(row -> assertThat(row.get("enabled")).contains(false)));
    }

    /// Others change some of the servers in between, by chance.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void onlyServersThatStandAsTheyWereLeftAreTouched(long seed) {
        Random random = new Random(seed);
        nodes(30);
        Map<VpsId, List<Fields>> before = states();
        Map<VpsId, BackupState> originals = new HashMap<>();
        servers.forEach((id, server) -> originals.put(id, server.backups()));
        String receipt = paused();
        Map<VpsId, List<Fields>> expected = new HashMap<>(before);
        servers.forEach((id, server) -> {
            if (random.nextInt(3) == 0) {
                meddle(server, originals.get(id), random);
                expected.put(id, state(server));
            }
        });

        Conclusion planned = undo(receipt);
        Map<String, FleetRow> rows = rows(planned);
        servers.forEach((id, server) -> {
            FleetRow row = rows.get(name(id));
            boolean isBack = state(server).equals(before.get(id));
            if (isBack) {
                assertThat(row).isInstanceOf(FleetRow.Same.class);
            } else if (expected.get(id).equals(before.get(id))) {
                assertThat(row).isInstanceOf(FleetRow.Change.class);
            } else {
                assertThat(code(row)).isEqualTo("moved_on");
            }
        });
        done(planned);

        assertThat(states()).isEqualTo(expected);
    }

    private static void meddle(Server server, BackupState before, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> server.having(backups(aSchedule().at(23).keeping(1)));
            case 1 -> server.having(backups());
            case 2 -> server.having(before);
            case 3 -> server.having(backups(aSchedule().off().keeping(9)));
            default -> server.having(backups(aSchedule().off(), aSchedule().monthly(5).id("b")));
        }
    }

    @Test
    void aServerThatMovesBeforeTheYesIsLeftAlone() {
        nodes(3);
        String receipt = paused();
        Conclusion planned = undo(receipt);
        servers.get(new VpsId("vps_2")).having(backups(aSchedule().at(9)));
        Map<VpsId, List<Fields>> theirs = states();

        done(planned);

        assertThat(states()).containsEntry(new VpsId("vps_2"), theirs.get(new VpsId("vps_2")));
        assertThat(servers.get(new VpsId("vps_3")).backups().on()).hasSize(1);
    }

    @Test
    void onlyTheServersThatAreNamedAreMeant() {
        nodes(4);
        String receipt = paused();

        assertThat(rows(undo(receipt, "node-0*")).keySet())
                .containsExactlyInAnyOrder("node-02", "node-03", "node-04");
        assertThat(undo(receipt, "nobody")).isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void aServerThatIsGoneIsUnknown() {
        Vps gone = Vps.of(new VpsId("vps_99"));
        PastChange.Here past =
                new PastChange.Here(
                        "evt_1",
                        house.time.instant(),
                        gone,
                        "apply_plan",
                        "rest",
                        "anna",
                        Optional.empty(),
                        Optional.empty(),
                        PastChange.Result.VERIFIED,
                        Optional.of("rcp_1"),
                        Optional.empty(),
                        Optional.empty());

        assertThat(
                        rows(
                                house.planner.undo(
                                        List.of(past),
                                        List.of(),
                                        List.of(),
                                        house.aCall().build())))
                .containsValue(
                        new FleetRow.Unknown(
                                gone, Optional.of(new Outcome.NotFound("vps_99", List.of()))));
    }

    @Test
    void whatSomebodyElseOverwroteIsTheirs() {
        nodes(2);
        house.cloud.reacting(
                InMemoryHostUp.accepted()
                        .then(() ->
                                house.cloud.changedElsewhere(
                                        new VpsId("vps_1"),
                                        new Write.SaveBackupSchedule(
                                                aSchedule().at(17).wanted()))));
        String receipt = paused();

        Map<String, FleetRow> rows = rows(undo(receipt));

        assertThat(code(rows.get("web-01"))).isEqualTo("moved_on");
        assertThat(rows.get("node-02")).isInstanceOf(FleetRow.Change.class);
    }

    @Test
    void oneServersReceiptIsUndoneTheSameWay() {
        Outcome outcome = house.carryOut(OrderBuilder.anOrder().hour(7));
        log.saw(
                new CompletedCall(
                        Answered.definition("set_backup_schedule"),
                        JsonNodeFactory.instance.objectNode(),
                        house.aCall().build(),
                        Answered.of(outcome),
                        Duration.ZERO));

        done(undo(outcome.proof().orElseThrow().id()));

        assertThat(state(house.web)).containsExactly(aSchedule().build().fields());
    }

    /// Killed before the whole had its line.
    @Test
    void aChangeThatWasCutShortIsUndoneAsFarAsItWent() {
        nodes(4);
        String token =
                ((FleetOutcome.NeedsConfirmation) house.planner.plan(PAUSE, house.aCall().build()))
                        .token();
        AtomicInteger told = new AtomicInteger();
        List<String> receipts = new ArrayList<>();
        Call call = house.aCall().build();
        house.plans.apply(
                token,
                call,
                (outcome, whole) -> {
                    if (told.incrementAndGet() <= 2) {
                        receipts.add(whole.id());
                        record(Answered.of(outcome), call, Optional.of(whole));
                    }
                });

        assertThat(recorded(receipts.getFirst())).hasSize(2);
        assertThat(rows(undo(receipts.getFirst()))).hasSize(2);
    }

    @Test
    void aServerThatWasTriedTwiceComesOnce() {
        nodes(2);
        house.cloud.reacting(InMemoryHostUp.silentAndLost());
        String token =
                ((FleetOutcome.NeedsConfirmation) house.planner.plan(PAUSE, house.aCall().build()))
                        .token();
        Call call = house.aCall().build();
        FleetListener listener =
                (outcome, whole) ->
                        outcome.proof()
                                .ifPresent(_ ->
                                        record(Answered.of(outcome), call, Optional.of(whole)));
        Conclusion first = house.plans.apply(token, call, listener);
        house.time.advance(LONG_AFTER);
        house.plans.apply(token, house.aCall().build(), listener);

        List<PastChange.Here> past = recorded(first.proof().orElseThrow().id());

        assertThat(past)
                .extracting(change -> change.vps().label())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(past)
                .allSatisfy(change -> {
                    PastChange.Effect effect = change.effect().orElseThrow();
                    assertThat(effect.before().get("enabled")).contains(true);
                    assertThat(effect.after().get("enabled")).contains(false);
                });
    }

    @Test
    void aServerWithoutTheRoleIsRefused() {
        nodes(2);
        String receipt = paused();
        Caller operatorOfNodes =
                new Caller(
                        "bo",
                        List.of(
                                new Caller.Grant(Role.VIEWER, ServerFilter.ALL),
                                new Caller.Grant(
                                        Role.OPERATOR, new ServerFilter(List.of("node-*")))));
        house.time.advance(LONG_AFTER);

        Map<String, FleetRow> rows =
                rows(
                        house.planner.undo(
                                recorded(receipt),
                                List.of(),
                                List.of(),
                                new Call(
                                        operatorOfNodes,
                                        Door.REST,
                                        house.time.deadline(Duration.ofSeconds(30)))));

        assertThat(code(rows.get("web-01"))).isEqualTo("role_too_low");
        assertThat(rows.get("node-02")).isInstanceOf(FleetRow.Change.class);
    }
}
