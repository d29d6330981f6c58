package dev.nattvakt.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.CompletedCall;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.FleetExamples;
import dev.nattvakt.words.InjectionCorpus;
import dev.nattvakt.words.OutcomeExamples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is kept, where, in which form, and what shows when somebody meddles with it.
class AuditLogTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Seen.SENT.plusSeconds(1), ZoneOffset.UTC);

    @TempDir Path folder;

    private final AtomicInteger ids = new AtomicInteger();
    private final List<String> logged = new ArrayList<>();
    private Path file;
    private AuditLog log;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("audit.log");
        log = opened(false);
    }

    private AuditLog opened(boolean reads) throws IOException {
        FileLedger ledger = new FileLedger(file);
        ledger.check();
        return new AuditLog(
                ledger,
                line -> logged.add(line.apply(Hash.NONE)),
                reads,
                CLOCK,
                () -> "" + ids.incrementAndGet());
    }

    @Test
    void keepsWhoAskedForWhatAndWhatCameOfIt() throws IOException {
        log.saw(Seen.change(Seen.moved("web-01")));

        assertThat(lines().getFirst())
                .isEqualTo(
                        "{\"audit\":1,\"time\":\"2026-11-22T02:00:01Z\",\"id\":\"evt_1\",\"event\":\"call\",\"caller\":\"anna\",\"door\":\"mcp\",\"tool\":\"set_backup_schedule\",\"arguments\":{\"hour\":3,\"vps\":\"web-01\"},\"vps\":\"vps_1\",\"vpsName\":\"web-01\",\"subject\":\"backup_schedule\",\"before\":{\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3,\"enabled\":true,\"name\":\"web-01\"},\"after\":{\"frequency\":\"daily\",\"hour\":3,\"retentionCount\":3,\"enabled\":true,\"name\":\"web-01\"},\"receipt\":\"rcp_1\",\"sentAt\":\"2026-11-22T02:00:00Z\",\"requestIds\":[\"req_1\"],\"requestedBy\":\"anna\",\"approvedBy\":\"bo\",\"approvedWay\":\"slack\",\"outcome\":\"verified\",\"written\":\"yes\",\"tookMs\":42,\"prev\":\""
                                + "0".repeat(64)
                                + "\"}");
    }

    static List<Outcome> outcomes() {
        return OutcomeExamples.all().stream().map(OutcomeExamples.Example::outcome).toList();
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeOfAChangeIsOneLine(Outcome outcome) throws IOException {
        log.saw(Seen.change(outcome));

        assertThat(lines()).hasSize(1);
        assertThat(MAPPER.readTree(lines().getFirst()).path("outcome").asText())
                .isEqualTo(Answered.of(outcome).outcome().word());
    }

    static List<FleetOutcome> fleetOutcomes() {
        return List.of(
                FleetExamples.waiting(FleetExamples.first(1, 2)),
                FleetExamples.nothing(FleetExamples.notReached(1)),
                FleetExamples.applied(FleetExamples.tried(1, "a first schedule")),
                FleetExamples.applied(FleetExamples.first(1, 2)),
                new FleetOutcome.UnderWay());
    }

    @ParameterizedTest
    @MethodSource("fleetOutcomes")
    void everyOutcomeOfManyServersIsOneLine(FleetOutcome outcome) throws IOException {
        ToolResult result = ToolResult.of(Answer.of(outcome));
        ObjectNode arguments = arguments("kind", "backup");
        ArrayNode servers = arguments.putArray("servers");
        for (int i = 0; i < 20; i++) {
            servers.add("web-" + i + "*");
        }
        log.saw(Seen.call("plan_fleet_change", arguments, result));

        JsonNode line = json().getFirst();
        assertThat(line.path("outcome").asText()).isEqualTo(result.outcome().word());
        assertThat(line.path("servers").asInt()).isEqualTo(outcome.rows().size());
        assertThat(line.path("receipt").asText(null))
                .isEqualTo(outcome.proof().map(Receipt::id).orElse(null));
        assertThat(line.at("/arguments/servers")).hasSize(17);
        assertThat(line.at("/arguments/servers/0").asText()).isEqualTo("web-0*");
        assertThat(lines().getFirst()).doesNotContain(FleetExamples.TOKEN);
    }

    @Test
    void aServersPartOfAPlanNamesTheWhole() throws IOException {
        CompletedCall one = Seen.change(Seen.moved("web-01"));
        log.saw(
                new CompletedCall(
                        one.tool(),
                        one.arguments(),
                        one.call(),
                        one.answer(),
                        one.took(),
                        Optional.of("rcp_whole")));

        assertThat(json().getFirst().path("partOf").asText()).isEqualTo("rcp_whole");
        assertThat(json().getFirst().path("receipt").asText()).isEqualTo("rcp_1");
    }

    @Test
    void aPlanTokenIsMarkedSoThatQuestionAndYesCanBeMatched() throws IOException {
        String token = "t0ken-" + "x".repeat(60);
        log.saw(
                Seen.call(
                        "apply_plan",
                        arguments("planToken", token),
                        Answered.of(Seen.moved("web-01"))));

        assertThat(lines().getFirst()).doesNotContain("t0ken");
        assertThat(json().getFirst().at("/arguments/planToken").asText())
                .isEqualTo(Hash.mark(token))
                .hasSize(19);
    }

    @Test
    void argumentsThatNoToolTakesStaySmall() throws IOException {
        ObjectNode arguments = arguments("vps", "x".repeat(50_000));
        arguments.putObject("nested").put("a", 1);
        arguments.putArray("list").add("secret");
        for (int i = 0; i < 100; i++) {
            arguments.put("z" + i, "😀".repeat(1_000));
        }
        log.saw(Seen.call("set_backup_schedule", arguments, null));

        assertThat(lines().getFirst()).hasSizeLessThan(64_000).doesNotContain("secret");
        assertThat(json().getFirst().path("arguments")).hasSize(17);
        assertThat(json().getFirst().at("/arguments/nested").asText()).isEqualTo("{...}");
    }

    @Test
    void aCallThatABugEndedMayHaveChangedSomething() throws IOException {
        log.saw(Seen.call("set_backup_schedule", arguments("vps", "web-01"), null));

        assertThat(json().getFirst().path("outcome").asText()).isEqualTo("broken");
        assertThat(json().getFirst().path("written").asText()).isEqualTo("maybe");
    }

    @Test
    void readsAreKeptWhenRefusedOrAskedFor() throws IOException {
        ToolResult seen = ToolResult.of(new Answer.Servers(List.of(), Optional.empty()));
        ToolResult refused =
                Answered.of(
                        new Outcome.Refused(
                                Optional.empty(),
                                new Refusal.RoleTooLow(Role.VIEWER),
                                Fields.NONE));
        log.saw(Seen.call("get_protection", arguments("vps", "web-01"), seen));
        assertThat(lines()).isEmpty();

        log.saw(Seen.call("get_protection", arguments("vps", "web-01"), refused));
        assertThat(json().getLast().path("code").asText()).isEqualTo("role_too_low");

        opened(true).saw(Seen.call("get_protection", arguments("vps", "web-01"), seen));
        assertThat(json().getLast().path("outcome").asText()).isEqualTo("answered");
    }

    @Test
    void aFloodOfCallsFillsNoDisk() throws IOException {
        log.saw(
                Seen.call(
                        "set_backup_schedule",
                        arguments("vps", "web-01"),
                        ToolResult.of(new Answer.TooManyCalls(Duration.ofSeconds(1)))));

        assertThat(lines()).isEmpty();
    }

    @Test
    void whatIsNoticedInTheBackgroundIsKeptToo() throws IOException {
        SequencedMap<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", "two\nlines");
        facts.put("hour", 3);
        facts.put("before", new LinkedHashMap<>(Map.of("enabled", true)));
        log.keep(
                new Event.Noticed(
                        "landed_late",
                        Optional.of(new VpsId("vps_1")),
                        Optional.of("rcp_1"),
                        facts));
        log.keep(new Event.Noticed("harmless", Optional.empty(), Optional.empty()));

        JsonNode noticed = json().getFirst();
        assertThat(noticed.path("event").asText()).isEqualTo("landed_late");
        assertThat(noticed.path("vps").asText()).isEqualTo("vps_1");
        assertThat(noticed.path("facts").toString())
                .isEqualTo("{\"name\":\"two lines\",\"hour\":3,\"before\":{\"enabled\":true}}");
        assertThatThrownBy(() -> new Event.Noticed("two words", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static List<String> corpus() {
        return InjectionCorpus.all();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void nobodyCanForgeALine(String text) throws IOException {
        CompletedCall call =
                Seen.call(
                        text,
                        "set_backup_schedule",
                        arguments("vps", text).put("name", text).put("x" + text, text),
                        Answered.of(Seen.moved(text)));
        log.saw(call);
        log.saw(Seen.call("set_backup_schedule", arguments("vps", text), notFound(text)));

        assertThat(lines()).hasSize(2);
        assertThat(Files.readAllBytes(file))
                .as("printable ASCII and our line breaks")
                .asString(StandardCharsets.ISO_8859_1)
                .matches("([ -~]*\n)*");
        assertThat(json()).hasSize(2);
        assertThat(unbroken()).isTrue();
    }

    @Test
    void everyLineHoldsTheHashOfTheOneBefore() throws IOException {
        for (int i = 0; i < 20; i++) {
            log.saw(Seen.change(Seen.moved("web-" + i)));
        }
        assertThat(unbroken()).isTrue();

        Files.writeString(file, Files.readString(file).replace("web-7", "web-8"));
        assertThat(unbroken()).isFalse();
    }

    @Test
    void theChainGoesOnAfterAStartAndAfterRotation() throws Exception {
        log.saw(Seen.change(Seen.moved("a")));
        log = opened(false);
        log.saw(Seen.change(Seen.moved("b")));
        Path old = folder.resolve("audit.log.1");
        Files.move(file, old);
        log.saw(Seen.change(Seen.moved("c")));
        log.saw(Seen.change(Seen.moved("d")));

        assertThat(lines()).hasSize(2);
        assertThat(checked(old, file).out()).startsWith("4 events, 1 beginnings, whole");
        assertThat(checked(file).out()).contains("begins after the hash", "2 events");
        Files.writeString(old, lines(old).getFirst() + "\n");
        assertThat(checked(old, file))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(1);
                    assertThat(ended.out()).contains("audit.log:1: does not fit", "NOT WHOLE");
                });
    }

    @Test
    void severalWritersShareOneFile() throws Exception {
        AuditLog other = opened(false);
        for (int i = 0; i < 10; i++) {
            log.saw(Seen.change(Seen.moved("a")));
            other.saw(Seen.change(Seen.moved("b")));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> log.saw(Seen.change(Seen.moved("c"))));
            }
        }

        assertThat(lines()).hasSize(220);
        assertThat(unbroken()).isTrue();
    }

    @Test
    void aLineThatWasCutShortStaysAloneAndIsReported() throws Exception {
        log.saw(Seen.change(Seen.moved("a")));
        Files.writeString(file, "{\"audit\":1,\"time\"", StandardOpenOption.APPEND);
        log.saw(Seen.change(Seen.moved("b")));

        assertThat(lines()).hasSize(3);
        assertThat(unbroken()).isTrue();
        assertThat(checked(file).out()).contains("audit.log:2: this line is torn");
    }

    @Test
    void whenTheFileFailsLinesGoToTheLogAndChangesGoOn() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
        log.saw(Seen.change(Seen.moved("a")));
        log.saw(Seen.change(Seen.moved("b")));
        assertThat(log.failures()).isEqualTo(2);
        assertThat(logged).hasSize(2);
        assertThat(logged.getFirst()).startsWith("{\"audit\":1").contains("verified");

        Files.delete(file);
        log.saw(Seen.change(Seen.moved("c")));
        assertThat(log.failures()).isEqualTo(2);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void whileOthersKeepTheFileLockedLinesGoToTheLogAfterOneBoundedWait() throws IOException {
        AtomicLong time = new AtomicLong();
        log =
                new AuditLog(
                        new FileLedger(file, pause -> time.addAndGet(pause.toNanos()), time::get),
                        line -> logged.add(line.apply(Hash.NONE)),
                        false,
                        CLOCK,
                        () -> "1");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock _ = other.lock()) {
            log.saw(Seen.change(Seen.moved("a")));
            log.saw(Seen.change(Seen.moved("b")));
        }
        log.saw(Seen.change(Seen.moved("c")));

        assertThat(logged).hasSize(2);
        assertThat(lines()).hasSize(1);
        assertThat(log.failures()).isEqualTo(2);
        assertThat(Duration.ofNanos(time.get())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anotherProcessThatKeepsTheLockEndsNoChange() throws Exception {
        Process other = LockKeeper.on(file);
        try {
            AtomicLong time = new AtomicLong();
            FileLedger ledger =
                    new FileLedger(file, pause -> time.addAndGet(pause.toNanos()), time::get);

            assertThatThrownBy(() -> ledger.append(_ -> "a line"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process");
            other.getOutputStream().close();
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            ledger.append(_ -> "a line");
        } finally {
            other.destroyForcibly();
        }

        assertThat(lines()).containsExactly("a line");
    }

    @Test
    void aLockThatIsSoonGoneIsWaitedFor() throws IOException {
        AtomicLong time = new AtomicLong();
        FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
        other.lock();
        FileLedger ledger =
                new FileLedger(
                        file,
                        pause -> {
                            if (time.addAndGet(pause.toNanos()) > 1_000_000_000) {
                                close(other);
                            }
                        },
                        time::get);

        ledger.append(_ -> "a line");

        assertThat(lines()).containsExactly("a line");
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void aBugInTheRecordDoesNotReachTheCaller() {
        AuditLog broken =
                new AuditLog(
                        line -> {
                            throw new IllegalStateException("a bug");
                        },
                        _ -> {},
                        false,
                        CLOCK,
                        () -> "1");
        broken.saw(Seen.change(Seen.moved("a")));

        assertThat(broken.failures()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAtTheStart() throws IOException {
        Path missing = folder.resolve("no/such/folder/audit.log");

        assertThatThrownBy(() -> AuditLog.open(Optional.of(missing), false, CLOCK, () -> "1"))
                .isInstanceOf(IOException.class);
        Path image = folder.resolve("image");
        Files.write(image, new byte[200_000]);
        assertThatThrownBy(() -> AuditLog.open(Optional.of(image), false, CLOCK, () -> "1"))
                .hasMessageContaining("too long");
    }

    @Test
    void othersOfThisMachineCannotReadIt() throws IOException {
        assertThat(Files.getPosixFilePermissions(file))
                .noneMatch(right -> right.name().startsWith("OTHERS"));
    }

    private static ToolResult notFound(String text) {
        return Answered.of(new Outcome.NotFound(text, List.of()));
    }

    private static ObjectNode arguments(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private boolean unbroken() throws IOException {
        String last = Hash.NONE;
        for (String line : lines()) {
            if (line.contains("\"prev\"") && !line.endsWith("\"prev\":\"" + last + "\"}")) {
                return false;
            }
            last = Hash.of(line);
        }
        return true;
    }

    private List<JsonNode> json() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : lines()) {
            all.add(MAPPER.readTree(line));
        }
        return all;
    }

    private List<String> lines() throws IOException {
        return lines(file);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    private record Ended(int code, String out) {}

    private static Ended checked(Path... files) throws Exception {
        List<String> command = new ArrayList<>(List.of("tools/audit/check"));
        for (Path each : files) {
            command.add(each.toString());
        }
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = script.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out);
    }
}
