package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.ApprovalWay;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.facts.Consent;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.history.HistoryCursor;
import dev.nattvakt.change.history.PastChange;
import dev.nattvakt.change.history.PastChanges.Page;
import dev.nattvakt.change.history.PastChanges.Question;
import dev.nattvakt.change.history.PastChanges.Reach;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.HistoryWords;

import static org.assertj.core.api.Assertions.assertThat;

/// Past changes, read back from the audit file and from memory.
class HistoryTest {

    private static final Instant BEGIN = VirtualTime.START;
    private static final Fields THREE =
            Fields.of("frequency", "daily").with("hour", 3).with("enabled", true);
    private static final Fields FOUR = THREE.with("hour", 4);

    @TempDir Path folder;

    private Path file;
    private Instant now;
    private int ids;
    private AuditLog log;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("audit.jsonl");
        now = BEGIN;
        log = process();
    }

    /// A process that begins now, and shares the file with the others.
    private AuditLog process() throws IOException {
        return AuditLog.open(Optional.of(file), false, clock(), () -> "%05d".formatted(ids++));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private History afterARestart() {
        return new History(Optional.of(file), new RecentChanges(), false);
    }

    private History history() {
        return new History(Optional.of(file), log.recentChanges(), false);
    }

    private static Vps web(int number) {
        return new Vps(
                new VpsId("vps_" + number),
                Optional.of("web-" + number),
                Optional.of("192.0.2." + number),
                Optional.empty());
    }

    private static Outcome moved(Vps vps, String receipt, People people) {
        return new Outcome.Verified(
                facts(vps), Optional.of(undo(vps)), new Receipt(receipt, List.of(), BEGIN, people));
    }

    private static Facts facts(Vps vps) {
        return new Facts(
                vps,
                Subject.BACKUP_SCHEDULE,
                THREE,
                FOUR,
                List.of(),
                Fields.NONE,
                List.of(),
                ZoneOffset.UTC,
                Optional.empty());
    }

    private static NextStep undo(Vps vps) {
        return NextStep.on(vps, "set_backup_schedule", THREE);
    }

    /// A second later than the one before.
    private void change(int server) {
        change(Answered.of(moved(web(server), "rcp_" + server, People.alone("anna"))));
    }

    private void change(ToolResult result) {
        now = now.plusSeconds(1);
        log.saw(
                Seen.call(
                        "anna",
                        "set_backup_schedule",
                        JsonNodeFactory.instance.objectNode(),
                        result));
    }

    private static Question all(int limit) {
        return from(limit, Optional.empty());
    }

    private static Question from(int limit, Optional<HistoryCursor> cursor) {
        return new Question(ServerFilter.ALL, Optional.empty(), Optional.empty(), limit, cursor);
    }

    private static List<String> servers(Page page) {
        return page.changes().stream().map(change -> change.vps().label()).toList();
    }

    /// Every page to the last, and how many there were.
    private static List<List<String>> pages(History history, int limit) {
        List<List<String>> pages = new ArrayList<>();
        Optional<HistoryCursor> cursor = Optional.empty();
        do {
            Page page = history.page(from(limit, cursor));
            pages.add(servers(page));
            cursor = page.next().map(HistoryCursor::word).flatMap(HistoryCursor::of);
            assertThat(cursor).isEqualTo(page.next());
        } while (cursor.isPresent() && pages.size() < 1_000);
        assertThat(cursor).isEmpty();
        return pages;
    }

    private static List<String> names(int from, int to) {
        return Stream.iterate(from, number -> number >= to, number -> number - 1)
                .map(number -> "web-" + number)
                .toList();
    }

    @Test
    void tellsAllThatWasRecordedOfAChange() {
        Consent yes = new Consent("bo", ApprovalWay.ELICITATION);
        now = BEGIN.plusSeconds(9);
        log.saw(
                Seen.call(
                        "bo",
                        "apply_plan",
                        JsonNodeFactory.instance.objectNode(),
                        Answered.of(moved(web(1), "rcp_1", People.alone("anna").and(yes)))));

        assertThat(afterARestart().page(all(20)))
                .isEqualTo(
                        new Page(
                                List.of(
                                        new PastChange.Here(
                                                "evt_00000",
                                                now,
                                                web(1),
                                                "apply_plan",
                                                "mcp",
                                                "anna",
                                                Optional.of(yes),
                                                Optional.of(
                                                        new PastChange.Effect(
                                                                Subject.BACKUP_SCHEDULE,
                                                                THREE,
                                                                FOUR)),
                                                PastChange.Result.VERIFIED,
                                                Optional.of("rcp_1"),
                                                Optional.empty(),
                                                Optional.of(undo(web(1))))),
                                Optional.empty()));
        assertThat(history().page(all(20))).isEqualTo(afterARestart().page(all(20)));
        assertThat(new History(Optional.empty(), log.recentChanges(), false).page(all(20)))
                .isEqualTo(afterARestart().page(all(20)).reaching(Reach.PROCESS));
    }

    @Test
    void aFileThatCannotBeReadIsNoEmptyRecord() throws IOException {
        Path noFile = Files.createDirectory(file.resolveSibling("no-file"));
        Page page = new History(Optional.of(noFile), new RecentChanges(), false).page(all(20));

        assertThat(page).isEqualTo(new Page(List.of(), Optional.empty(), Reach.UNREADABLE));
        assertThat(HistoryWords.of(page, ZoneOffset.UTC).plain())
                .isEqualTo(
                        "No such change is recorded.\nThe audit file cannot be read now: older changes are not known.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 44, 45, 46})
    void tellsEachChangeOnOnePage(int limit) {
        Stream.iterate(1, number -> number <= 45, number -> number + 1).forEach(this::change);

        for (History told :
                List.of(
                        history(),
                        afterARestart(),
                        new History(Optional.empty(), log.recentChanges(), false))) {
            List<List<String>> pages = pages(told, limit);
            assertThat(pages.stream().flatMap(List::stream)).isEqualTo(names(45, 1));
            assertThat(pages).hasSize((45 + limit - 1) / limit);
        }
    }

    @Test
    void tellsOnlyWhatWasWrittenOrMayHaveBeen() {
        Receipt receipt = new Receipt("rcp_1", List.of(), BEGIN, People.alone("anna"));
        change(Answered.of(new Outcome.AlreadySet(facts(web(1)))));
        change(Answered.of(new Outcome.Unconfirmed(facts(web(2)), "silence", receipt)));
        change(ToolResult.of(new Answer.DryRunIgnored(web(3))));
        change(Answered.of(new Outcome.Busy(web(4))));
        log.keep(new Event.Noticed("landed_late", Optional.of(web(5).id()), Optional.of("rcp_1")));
        log.keep(new Event.ChangedElsewhere(web(6), false));

        Page page = history().page(all(20));

        assertThat(servers(page)).containsExactly("web-6", "web-3", "web-2");
        assertThat(page.changes().getFirst())
                .isEqualTo(new PastChange.Elsewhere("evt_00005", now, web(6)));
    }

    @Test
    void hearingHowAYesWentIsNoChange() {
        People people = People.alone("agent").and(new Consent("bo", ApprovalWay.SLACK));
        ToolResult done = Answered.of(moved(web(1), "rcp_1", people));
        log.saw(Seen.call("bo", "apply_plan", JsonNodeFactory.instance.objectNode(), done));
        log.saw(Seen.call("agent", "apply_plan", JsonNodeFactory.instance.objectNode(), done));

        assertThat(servers(history().page(all(20)))).containsExactly("web-1");
        assertThat(history().find("rcp_1", ServerFilter.ALL)).hasSize(1);
    }

    @Test
    void tellsOnlyWhatIsAskedFor() {
        Stream.of(1, 2, 1, 3).forEach(this::change);

        assertThat(servers(history().page(asking(ServerFilter.ALL, Optional.of(web(1).id()), 0))))
                .containsExactly("web-1", "web-1");
        assertThat(servers(history().page(asking(ServerFilter.ALL, Optional.empty(), 3))))
                .containsExactly("web-3", "web-1");
        assertThat(
                        servers(
                                history()
                                        .page(
                                                asking(
                                                        new ServerFilter(List.of("*-2", "vps_3")),
                                                        Optional.empty(),
                                                        0))))
                .containsExactly("web-3", "web-2");
    }

    private static Question asking(ServerFilter visible, Optional<VpsId> vps, int seconds) {
        return new Question(
                visible, vps, Optional.of(BEGIN.plusSeconds(seconds)), 20, Optional.empty());
    }

    @Test
    void aSimulatorsChangesAreNoRealOnes() {
        change(Answered.inSandbox(Answered.of(moved(web(1), "rcp_1", People.alone("anna")))));
        change(2);

        assertThat(servers(history().page(all(20)))).containsExactly("web-2");
        assertThat(servers(new History(Optional.of(file), log.recentChanges(), true).page(all(20))))
                .containsExactly("web-1");
        assertThat(history().find("rcp_1", ServerFilter.ALL)).isEmpty();
    }

    @Test
    void memoryTellsWhatARotatedFileDoesNot() throws IOException {
        Stream.of(1, 2, 3).forEach(this::change);
        Files.move(file, folder.resolve("audit.jsonl.1"));
        Stream.of(4, 5).forEach(this::change);

        assertThat(pages(history(), 2)).containsExactly(names(5, 4), names(3, 2), names(1, 1));
        assertThat(servers(afterARestart().page(all(20)))).isEqualTo(names(5, 4));
    }

    @Test
    void aPageIsFollowedByTheNextThoughTheFileIsRotatedBetween() throws IOException {
        Stream.of(1, 2, 3, 4).forEach(this::change);
        Page first = history().page(all(2));
        Files.move(file, folder.resolve("audit.jsonl.1"));
        Stream.of(5, 6).forEach(this::change);

        assertThat(servers(history().page(from(2, first.next())))).isEqualTo(names(2, 1));
    }

    @Test
    void memoryTellsWhatCouldNotBeWritten() throws IOException {
        change(1);
        Path aside = Files.move(file, folder.resolve("aside"));
        Files.createDirectory(file);
        change(2);
        Files.delete(file);
        Files.move(aside, file);
        change(3);

        assertThat(servers(history().page(all(20)))).isEqualTo(names(3, 1));
        assertThat(servers(afterARestart().page(all(20)))).containsExactly("web-3", "web-1");
    }

    @Test
    void otherProcessesChangesStandBetween() throws IOException {
        AuditLog other = process();
        change(1);
        other.saw(
                Seen.call(
                        "kim",
                        "set_backup_schedule",
                        JsonNodeFactory.instance.objectNode(),
                        Answered.of(moved(web(2), "rcp_2", People.alone("kim")))));
        change(3);

        assertThat(servers(history().page(all(20)))).isEqualTo(names(3, 1));
    }

    @Test
    void linesThatWaitedForEachOtherComeInTheOrderOfTheirTimes() throws IOException {
        change(1);
        change(2);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.reversed());

        assertThat(pages(afterARestart(), 1)).containsExactly(names(2, 2), names(1, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "[]",
                "{\"audit\":1,\"time\":\"yesterday\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\"",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\",\"vps\":\"vps_9\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"../..\",\"event\":\"call\",\"vps\":\"vps_9\",\"tool\":\"x\",\"door\":\"mcp\",\"caller\":\"a\",\"outcome\":\"verified\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\",\"vps\":\"../9\",\"tool\":\"x\",\"door\":\"mcp\",\"caller\":\"a\",\"outcome\":\"verified\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\",\"vps\":\"vps_9\",\"tool\":\"x\",\"door\":\"mcp\",\"caller\":\"a\",\"outcome\":\"swallowed\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"moonrise\",\"vps\":\"vps_9\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\",\"vps\":\"vps_9\",\"tool\":\"x\",\"door\":7,\"caller\":\"a\",\"outcome\":\"verified\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\",\"vps\":\"vps_9\",\"tool\":\"\",\"door\":\"mcp\",\"caller\":\"a\",\"outcome\":\"verified\",\"written\":\"yes\"}",
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\",\"vps\":\"vps_9\",\"tool\":\"x\",\"door\":\"mcp\",\"outcome\":\"verified\",\"written\":\"yes\"}"
            })
    void whatIsNoneOfOursIsPassedOver(String line) throws IOException {
        change(1);
        foreign("x".repeat(1_000_000) + "\n");
        foreign(line + "\n");
        change(2);
        foreign(line);

        assertThat(servers(afterARestart().page(all(20)))).isEqualTo(names(2, 1));
        assertThat(afterARestart().find("rcp_1", ServerFilter.ALL)).hasSize(1);
    }

    private void foreign(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    @Test
    void valuesThatNoScheduleHasAreLeftOut() throws IOException {
        foreign(
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\",\"vps\":\"vps_9\",\"tool\":\"x\",\"door\":\"mcp\",\"caller\":\"a\","
                        + "\"before\":{\"hour\":24,\"dayOfWeek\":7,\"dayOfMonth\":0,\"retentionCount\":-1,\"enabled\":\"yes\",\"frequency\":\"hourly\",\"intervalHours\":6.5,\"other\":1,\"maxTotalBackups\":4},"
                        + "\"after\":[],\"undo\":{\"tool\":\"rm\",\"arguments\":{}},"
                        + "\"outcome\":\"verified\",\"written\":\"yes\"}\n");

        assertThat(afterARestart().page(all(20)).changes().getFirst())
                .isInstanceOfSatisfying(
                        PastChange.Here.class,
                        change -> {
                            assertThat(change.effect())
                                    .contains(
                                            new PastChange.Effect(
                                                    Subject.BACKUP_SETTINGS,
                                                    Fields.of("maxTotalBackups", 4),
                                                    Fields.NONE));
                            assertThat(change.undo()).isEmpty();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "rest"})
    void linesOfEarlierVersionsAreReadToo(String door) throws IOException {
        foreign(
                "{\"audit\":1,\"time\":\"2026-11-22T08:00:00Z\",\"id\":\"evt_9\",\"event\":\"call\",\"caller\":\"bo\",\"door\":\"%s\",\"tool\":\"apply_plan\",\"arguments\":{\"planToken\":\"sha256:1\"},\"vps\":\"vps_9\",\"before\":{\"enabled\":true,\"intervalHours\":6},\"after\":{\"enabled\":false,\"intervalHours\":6},\"receipt\":\"rcp_9\",\"sentAt\":\"2026-11-22T08:00:00Z\",\"requestIds\":[\"req_1\"],\"requestedBy\":\"anna\",\"approvedBy\":\"bo\",\"outcome\":\"verified\",\"written\":\"yes\",\"tookMs\":42,\"prev\":\"0\"}\n"
                        .formatted(door));

        assertThat(afterARestart().find("rcp_9", ServerFilter.ALL))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.vps()).isEqualTo(Vps.of(new VpsId("vps_9")));
                    assertThat(change.effect())
                            .map(PastChange.Effect::subject)
                            .contains(Subject.SNAPSHOT_SCHEDULE);
                    assertThat(change.by()).isEqualTo("anna");
                    assertThat(change.approvedBy())
                            .map(Consent::way)
                            .contains(
                                    door.equals("slack") ? ApprovalWay.SLACK : ApprovalWay.CALLER);
                    assertThat(change.undo()).isEmpty();
                    assertThat(change.restoring()).isPresent();
                });
    }

    @Test
    void aPageReadsPartOfALongFileAndGoesOnFromThere() throws IOException {
        change(1);
        refusals(5 * 1024);
        change(2);
        refusals(12 * 1024);

        List<List<String>> pages = pages(afterARestart(), 20);

        assertThat(pages.stream().flatMap(List::stream)).isEqualTo(names(2, 1));
        assertThat(pages.size()).isGreaterThan(2);
        assertThat(pages(history(), 20).stream().flatMap(List::stream)).isEqualTo(names(2, 1));
        assertThat(afterARestart().find("rcp_1", ServerFilter.ALL)).hasSize(1);
    }

    @Test
    void garbageWithoutEndEnds() throws IOException {
        change(1);
        Files.write(file, new byte[20 * 1024 * 1024], StandardOpenOption.APPEND);
        foreign("\n");
        for (int i = 0; i < 20_000; i++) {
            foreign("x".repeat(999) + "\n");
        }

        assertThat(pages(afterARestart(), 20).stream().flatMap(List::stream))
                .isEqualTo(names(1, 1));
    }

    /// Lines of a kilobyte, a second apart.
    private void refusals(int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            now = now.plusSeconds(1);
            text.append("{\"audit\":1,\"time\":\"" + now + "\",\"written\":\"no\",\"x\":\"")
                    .append("x".repeat(950))
                    .append("\"}\n");
        }
        foreign(text.toString());
    }

    @Test
    void findsAReceiptInFileAndMemory() throws IOException {
        Stream.of(1, 2, 3).forEach(this::change);

        assertThat(history().find("rcp_2", ServerFilter.ALL))
                .isEqualTo(afterARestart().find("rcp_2", ServerFilter.ALL))
                .extracting(change -> change.vps())
                .containsExactly(web(2));
        assertThat(history().find("rcp_9", ServerFilter.ALL)).isEmpty();
        assertThat(history().find("rcp_2", new ServerFilter(List.of("db-*")))).isEmpty();

        Files.delete(file);
        assertThat(history().find("rcp_2", ServerFilter.ALL)).hasSize(1);
        assertThat(afterARestart().find("rcp_2", ServerFilter.ALL)).isEmpty();
        assertThat(servers(afterARestart().page(all(20)))).isEmpty();
    }

    @Test
    void whatDidNotLastIsNotRestored() {
        Receipt receipt = new Receipt("rcp_1", List.of(), BEGIN, People.alone("anna"));
        change(Answered.of(new Outcome.Overwritten(facts(web(1)), List.of(), true, receipt)));
        change(2);

        assertThat(history().find("rcp_1", ServerFilter.ALL).getFirst().restoring()).isEmpty();
        assertThat(history().find("rcp_2", ServerFilter.ALL).getFirst().restoring())
                .map(order -> order.vps())
                .contains("vps_2");
    }

    @Test
    void memoryForgetsTheOldest() throws IOException {
        for (int i = 0; i <= RecentChanges.MOST; i++) {
            now = now.plus(Duration.ofMillis(1));
            log.keep(new Event.ChangedElsewhere(web(i), false));
        }

        assertThat(log.recentChanges().lines()).hasSize(RecentChanges.MOST);
        assertThat(log.recentChanges().lines().getLast()).contains("\"vps_1\"");
    }
}
