package dev.nattvakt.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.ChangesElsewhere;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.fleet.port.Copies;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.remedy.Herd;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.slack.message.AlertMessage;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.start.FastClock;
import dev.nattvakt.tool.Golden;
import dev.nattvakt.watch.alert.OwnChanges;
import dev.nattvakt.watch.channel.Mail;
import dev.nattvakt.words.Announcer;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/// Whole rounds over a fleet in memory and in virtual time, with real sockets at the other end.
class RoundsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant LAST_NIGHT = VirtualTime.START.minus(Duration.ofHours(8));
    private static final String HOSTILE = "@everyone <@1> [x](http://evil.example) `*_~|>\r\nX: 1";

    private final VirtualTime time = new VirtualTime();
    private Clock hostUpTime = time;
    private final InMemoryFleet fleet = new InMemoryFleet(time);
    private final Map<String, String> settings = new HashMap<>();
    private final List<Look> looks = new ArrayList<>();
    private final List<String> mails = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final Handler log = new Recorder();
    private Announcer slack = Announcer.NOBODY;
    private boolean sandbox;
    private Receiver receiver;
    private Watch watch;

    @TempDir private Path folder;

    private final class Recorder extends Handler {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage());
            levels.add(line.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void aFleet() throws IOException {
        receiver = new Receiver();
        Logger.getLogger("nattvakt.watch").addHandler(log);
        fleet.server(1)
                .having(
                        backups(
                                aSchedule()
                                        .lastRun(LAST_NIGHT, RunStatus.COMPLETED)
                                        .nextRun(LAST_NIGHT.plus(Duration.ofDays(1)))))
                .holding(new Copies(3, List.of(LAST_NIGHT)));
        fleet.server(2);
    }

    @AfterEach
    void end() {
        Logger.getLogger("nattvakt.watch").removeHandler(log);
        if (watch != null) {
            watch.close();
        }
        receiver.close();
    }

    /// `watch --once` prints what is a warning, and nothing else.
    @Test
    void aGoodRoundWarnsOfNothing() {
        fleet.server(2)
                .having(backups(aSchedule().lastRun(LAST_NIGHT, RunStatus.COMPLETED)))
                .holding(new Copies(3, List.of(LAST_NIGHT)));

        assertThat(round()).isZero();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void problemsAreWarningsAndTheirEndIsNone() {
        assertThat(round()).isEqualTo(1);
        assertThat(warnings()).singleElement().asString().startsWith("\"node-02\" is unprotected");
        fleet.server(2)
                .having(backups(aSchedule().lastRun(LAST_NIGHT, RunStatus.COMPLETED)))
                .holding(new Copies(3, List.of(LAST_NIGHT)));

        assertThat(round()).isZero();
        assertThat(logged).anyMatch(line -> line.startsWith("Well again"));
        assertThat(warnings()).noneMatch(line -> line.startsWith("Well again"));
    }

    @Test
    void aBlindRoundIsAWarning() {
        fleet.down(new HostUpFailure.Why.Unreachable("no route"));

        assertThat(round()).isEqualTo(2);
        assertThat(warnings()).isNotEmpty().allMatch(line -> line.contains("no route"));
    }

    private List<String> warnings() {
        return IntStream.range(0, logged.size())
                .filter(i -> levels.get(i).intValue() >= Level.WARNING.intValue())
                .mapToObj(logged::get)
                .toList();
    }

    @Test
    void callsThePingAfterEachRoundThatSawTheWholeFleet() {
        settings.put("nattvakt.watch.ping", receiver.address("/ping/hunter2"));

        assertThat(round()).isEqualTo(1);
        assertThat(round()).isEqualTo(1);

        assertThat(receiver.requests())
                .extracting(Receiver.Request::method, Receiver.Request::path)
                .containsExactly(tuple("GET", "/ping/hunter2"), tuple("GET", "/ping/hunter2"));
    }

    @Test
    void aBlindWatchDoesNotPing() {
        settings.put("nattvakt.watch.ping", receiver.address("/ping"));
        fleet.down(new HostUpFailure.Why.Unreachable("no route"));

        assertThat(round()).isEqualTo(2);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void aWatchThatNobodyHearsDoesNotPing() throws IOException {
        try (Receiver deaf = new Receiver()) {
            deaf.answersWith(500);
            settings.put("nattvakt.watch.webhook", deaf.address("/in"));
            settings.put("nattvakt.watch.ping", receiver.address("/ping"));
            round();
            assertThat(receiver.requests()).isEmpty();

            deaf.answersWith(200);
            round();
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void aPingThatDoesNotArriveIsToldWithoutItsAddress() {
        receiver.answersWith(500);
        settings.put("nattvakt.watch.ping", receiver.address("/ping/hunter2"));

        round();

        assertThat(logged)
                .anyMatch(line -> line.contains("The ping did not arrive"))
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    @Timeout(20)
    void anAnswerWithoutAnEndHoldsNothingUp() {
        receiver.answersWith(200);
        receiver.trickles();
        settings.put("nattvakt.watch.ping", receiver.address("/ping"));

        assertThat(round()).isEqualTo(1);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void theAddressMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("ping"), receiver.address("/in/a/file\n"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        settings.put("nattvakt.watch.ping-file", file.toString());

        round();

        assertThat(receiver.requests()).extracting("path").containsExactly("/in/a/file");
    }

    @Test
    void refusesAnAddressThatIsNotSafeWithoutRepeatingIt() {
        settings.put("nattvakt.watch.ping", "http://ping.example/hunter2");

        assertThatIllegalArgumentException()
                .isThrownBy(this::round)
                .withMessage(
                        "NATTVAKT_WATCH_PING is not usable: it must be https, or http on this machine.");
    }

    @Test
    void tellsAWorkflowOfTeamsByACardWithoutMarkdown() {
        fleet.server("vps_evil", HOSTILE, "192.0.2.66");
        settings.put("nattvakt.watch.webhook", receiver.address("/teams"));
        settings.put("nattvakt.watch.webhook-format", "teams");

        round();

        JsonNode message = receiver.requests().getFirst().json();
        assertThat(message.path("type").asText()).isEqualTo("message");
        JsonNode attachment = message.path("attachments").path(0);
        assertThat(attachment.path("contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.at("/content/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(attachment.at("/content/version").asText()).isEqualTo("1.2");
        assertThat(attachment.at("/content/body").findValuesAsText("type"))
                .containsOnly("RichTextBlock", "TextRun");
        assertThat(attachment.at("/content/body").findValuesAsText("text"))
                .anyMatch(text -> text.contains("@everyone"))
                .noneMatch(text -> text.contains("\n") || text.contains("\r"));
        assertThat(receiver.requests().getFirst().contentType()).isEqualTo("application/json");
    }

    @Test
    void tellsDiscordByAnEmbedInWhichNamesAreDead() {
        fleet.server("vps_evil", HOSTILE, "192.0.2.66");
        settings.put("nattvakt.watch.webhook", receiver.address("/discord"));
        settings.put("nattvakt.watch.webhook-format", "discord");

        round();

        JsonNode message = receiver.requests().getFirst().json();
        assertThat(message.at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(message.at("/allowed_mentions/parse")).isEmpty();
        assertThat(message.path("embeds")).hasSize(1);
        String text = message.at("/embeds/0/description").asText();
        assertThat(text).contains("`@everyone <@1> [x](http://evil.example) '*_~|> X: 1`");
        assertThat(text.replaceAll("`[^`]*`", "")).doesNotContain("evil", "everyone");
    }

    /// A first look at a large fleet, in which everything is wrong.
    @ParameterizedTest
    @CsvSource({"teams, 28000", "discord, 4096"})
    void manyAlertsTakeSeveralMessagesWithinTheLimits(String format, int limit) {
        IntStream.range(3, 153).forEach(fleet::server);
        settings.put("nattvakt.watch.webhook", receiver.address("/many"));
        settings.put("nattvakt.watch.webhook-format", format);

        round();

        assertThat(receiver.requests()).hasSizeGreaterThan(3);
        assertThat(receiver.requests())
                .allSatisfy(request -> {
                    JsonNode embed = request.json().at("/embeds/0/description");
                    assertThat(embed.isMissingNode() ? request.body() : embed.asText())
                            .hasSizeLessThan(limit);
                });
        String all =
                receiver.requests().stream().map(Receiver.Request::body).reduce("", String::concat);
        assertThat(all).contains("node-02", "node-77", "node-152");
    }

    @ParameterizedTest
    @ValueSource(strings = {"teams", "discord"})
    void peopleAreToldThatASimulatorPlaysHostUp(String format) {
        sandbox = true;
        settings.put("nattvakt.watch.webhook", receiver.address("/in"));
        settings.put("nattvakt.watch.webhook-format", format);

        round();

        assertThat(receiver.requests().getFirst().body())
                .contains("Sandbox: a simulator plays HostUp; no real server is touched.");
    }

    @Test
    void whatAVendorDidNotTakeIsToldAgain() {
        settings.put("nattvakt.watch.webhook", receiver.address("/discord"));
        settings.put("nattvakt.watch.webhook-format", "discord");
        receiver.answersWith(429);
        round();
        receiver.answersWith(204);
        round();

        assertThat(receiver.requests()).hasSize(2);
        assertThat(receiver.requests().get(1).body()).isEqualTo(receiver.requests().get(0).body());
    }

    @Test
    void sendsOneMailForARound() {
        settings.put("nattvakt.watch.mail-to", "ops@example.org, on.call@example.org");

        round();
        round();

        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst())
                .startsWith(
                        "[ops@example.org, on.call@example.org] Nattvakt: 'node-02' is unprotected and 1 more\n"
                                + "\"node-02\" is unprotected: it has no schedule at all.")
                .contains("\n\nThe watch is alive and knows 2 servers.");
    }

    @Test
    void aNameAddsNoHeaderToAMail() {
        fleet.server("vps_evil", "x\r\nBcc: all@example.org", "192.0.2.66");
        fleet.server(1).renamed("y\nz");
        settings.put("nattvakt.watch.mail-to", "ops@example.org");

        round();

        assertThat(mails.getFirst().lines().toList()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(mails.getFirst().lines().findFirst().orElseThrow())
                .startsWith("[ops@example.org] Nattvakt: ")
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ops@example.org\\r\\nBcc: all@example.org
                    ops
                    Ops <ops@example.org>
                    ops@example.org,
                    @example.org
                    """)
    void refusesAddressesThatCannotBeMeant(String to) {
        List<String> addresses =
                Stream.of(to.translateEscapes().split(",", -1)).map(String::strip).toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mail(addresses, (_, _, _) -> true, UTC, false))
                .withMessage("NATTVAKT_WATCH_MAIL_TO takes mail addresses, comma-separated.");
    }

    @Test
    void sendsTheDigestOnceADayAndWhatChangedSince() {
        settings.put("nattvakt.watch.webhook", receiver.address("/in"));
        settings.put("nattvakt.watch.digest", "daily");
        round();
        assertThat(digests()).isEmpty();

        time.advance(Duration.ofHours(20));
        round();
        assertThat(digests()).isEmpty();
        fleet.server(2).having(backups(aSchedule().nextRun(LAST_NIGHT.plus(Duration.ofDays(2)))));
        fleet.server(3);
        time.advance(Duration.ofHours(1));
        round();
        round();

        assertThat(digests())
                .singleElement()
                .satisfies(digest -> {
                    assertThat(digest.path("summary").asText())
                            .isEqualTo(
                                    "Digest since 2026-11-22 10:15 UTC: 3 servers, 1 protected, 1 scheduled, 1 unprotected.");
                    assertThat(digest.path("servers").findValuesAsText("name"))
                            .containsExactly("node-03", "node-02", "node-01");
                    assertThat(digest.path("servers").findValuesAsText("newestCopy"))
                            .containsExactly(LAST_NIGHT.toString());
                    assertThat(digest.path("changes").valueStream().map(JsonNode::asText))
                            .containsExactly(
                                    "\"node-02\" was unprotected and is scheduled.",
                                    "\"node-02\" has another schedule.",
                                    "\"node-03\" is new.");
                });
    }

    @Test
    void theSimulatorsFastNightsHaveDigestsToo() {
        hostUpTime = FastClock.from(time, 3600);
        settings.put("nattvakt.watch.webhook", receiver.address("/in"));
        settings.put("nattvakt.watch.digest", "daily");
        round();
        time.advance(Duration.ofSeconds(24));
        round();

        assertThat(digests())
                .singleElement()
                .satisfies(digest ->
                        assertThat(digest.path("summary").asText())
                                .startsWith("Digest since 2026-11-22 10:15 UTC"));
    }

    @Test
    void aDigestInAMailNamesEveryServer() {
        settings.put("nattvakt.watch.mail-to", "ops@example.org");
        settings.put("nattvakt.watch.digest", "weekly");
        round();
        time.advance(Duration.ofHours(21));
        round();

        assertThat(mails).hasSize(2);
        assertThat(mails.getLast())
                .isEqualTo(
                        """
                        [ops@example.org] Nattvakt: digest
                        Digest since 2026-11-22 10:15 UTC: 2 servers (1 protected, 1 unprotected):
                        "node-02": unprotected, no copy, 0 of 5 slots used, no run planned.
                        "node-01": protected, last copy 2026-11-22 02:15 UTC, 3 of 5 slots used, next run 2026-11-23 02:15 UTC.
                        Nothing changed since then.
                        About to go wrong:
                        "node-01": the run of 2026-11-23 02:15 UTC is not done yet.
                        """);
    }

    @Test
    void aDigestReachesSlackUncut() {
        List<Message> messages = new ArrayList<>();
        slack = lines -> messages.add(AlertMessage.of(lines, true));
        IntStream.range(3, 41)
                .mapToObj(fleet::server)
                .forEach(server ->
                        server.having(
                                        backups(
                                                aSchedule()
                                                        .lastRun(LAST_NIGHT, RunStatus.COMPLETED)
                                                        .nextRun(
                                                                LAST_NIGHT.plus(
                                                                        Duration.ofDays(1)))))
                                .holding(new Copies(3, List.of(LAST_NIGHT))));
        settings.put("nattvakt.watch.digest", "daily");
        round();
        messages.clear();
        time.advance(Duration.ofHours(21));
        round();

        String all = messages.stream().map(Message::text).collect(Collectors.joining("\n"));
        assertThat(messages).hasSizeBetween(3, 10);
        assertThat(all)
                .contains("Digest since", "node-02", "node-40", "is not done yet")
                .doesNotContainPattern("and \\d+ more");
    }

    /// tools/slack/check-types holds the file against Slack's own types; tools/slack/draw draws it.
    @Test
    void whatSlackIsToldIsKeptInAFile() throws IOException {
        Map<String, Message> messages = new LinkedHashMap<>();
        Queue<String> names = new ArrayDeque<>(List.of("problems", "news", "digest"));
        slack = lines -> messages.put(names.remove(), AlertMessage.of(lines, true)) == null;
        fleet.server("vps_01hxa3b4c5d6e7f8g9h0j1k2m3", "web-01", "192.0.2.10");
        fleet.server("vps_01q1fayqcwcdqssffdw0nrz9bv", "log-01", "192.0.2.14")
                .having(
                        backups(
                                aSchedule()
                                        .lastRun(LAST_NIGHT, RunStatus.FAILED)
                                        .nextRun(LAST_NIGHT.plus(Duration.ofDays(1)))))
                .holding(new Copies(3, List.of(LAST_NIGHT.minus(Duration.ofDays(1)))));
        settings.put("nattvakt.watch.digest", "daily");
        round();
        fleet.server("vps_01hxa3b4c5d6e7f8g9h0j1k2m3", "web-01", "192.0.2.10")
                .having(backups(aSchedule().nextRun(LAST_NIGHT.plus(Duration.ofDays(2)))));
        time.advance(Duration.ofHours(20));
        round();
        time.advance(Duration.ofHours(1));
        round();

        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Golden.check(
                Path.of("src/test/resources/slack/watch.json"),
                new JsonMapper().writer(printer).writeValueAsString(messages) + "\n");
    }

    /// The list loses it, and its own page does not come either.
    @Test
    void aServerThatCouldNotBeAskedAboutIsNeitherGoneNorWell() {
        fleet.server(2).having(backups(aSchedule().nextRun(LAST_NIGHT.plus(Duration.ofDays(1)))));
        assertThat(round()).isZero();

        fleet.loseFromLists(new VpsId("vps_1"));
        fleet.failing("get vps_1", new HostUpFailure.Why.Unreachable("HostUp answered 503"));
        logged.clear();
        assertThat(round()).isEqualTo(1);
        assertThat(logged).containsExactly("\"node-01\" could not be seen: HostUp answered 503.");
        assertThat(round()).isZero();
    }

    @Test
    void tellsItsListenerWhatItSaw() {
        round();
        fleet.down(new HostUpFailure.Why.Unreachable("no route"));
        round();

        assertThat(looks)
                .extracting(Look::by, Look::isWhole, look -> look.servers().size())
                .containsExactly(tuple(Door.WATCH, true, 2), tuple(Door.WATCH, false, 0));
    }

    private List<JsonNode> digests() {
        return receiver.requests().stream()
                .flatMap(request -> request.json().at("/data/alerts").valueStream())
                .filter(alert -> alert.path("kind").asText().equals("digest"))
                .toList();
    }

    private int round() {
        if (watch == null) {
            watch = watch();
        }
        return watch.round();
    }

    private Watch watch() {
        WatchConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(WatchConfig.class)
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(WatchConfig.class);
        return new Watch(
                config,
                Channels.of(
                        config,
                        slack,
                        () ->
                                (to, subject, text) ->
                                        mails.add("%s %s\n%s".formatted(to, subject, text)),
                        UTC,
                        time,
                        sandbox),
                new Audit(
                        new Roster(fleet, new LookUp(fleet)),
                        fleet,
                        time,
                        new Herd.Rule(0.25, UTC)),
                new OwnChanges(time),
                looks::add,
                ChangesElsewhere.NOBODY,
                hostUpTime,
                time,
                Runnable::run);
    }
}
