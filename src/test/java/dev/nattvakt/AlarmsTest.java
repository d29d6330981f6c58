package dev.nattvakt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.audit.AuditLog;
import dev.nattvakt.change.Alarm;
import dev.nattvakt.change.Alarm.Event;
import dev.nattvakt.change.WriteRecord;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.fleet.Audit;
import dev.nattvakt.fleet.ChangesElsewhere;
import dev.nattvakt.fleet.Look;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.watch.Channels;
import dev.nattvakt.watch.Watch;
import dev.nattvakt.watch.WatchConfig;
import dev.nattvakt.watch.alert.OwnChanges;
import dev.nattvakt.words.Announcer;
import dev.nattvakt.words.Words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Who hears what became of a write that was in doubt.
class AlarmsTest {

    private static final WriteRecord DOUBT = trace("rcp_1", 5);
    private static final WriteRecord NEWER = trace("rcp_2", 7);

    @TempDir Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();
    private final Logger log = Logger.getLogger("nattvakt.change");
    private final Handler recorder =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    levels.add(line.getLevel().intValue());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void startRecording() {
        log.addHandler(recorder);
    }

    @AfterEach
    void stopRecording() {
        log.removeHandler(recorder);
    }

    static Stream<Arguments> events() {
        return Stream.of(
                arguments(
                        new Event.LandedLate(DOUBT),
                        "landed_late {'subject':'backup_schedule','asked':{'hour':5}}"),
                arguments(
                        new Event.Overwritten(DOUBT, NEWER, Fields.of("hour", 5)),
                        "overwritten {'subject':'backup_schedule','asked':{'hour':5},"
                                + "'lostReceipt':'rcp_2','lost':{'hour':7},'now':{'hour':5}}"),
                arguments(
                        new Event.SomethingElse(DOUBT, Fields.NONE),
                        "something_else {'subject':'backup_schedule','asked':{'hour':5},'now':{}}"),
                arguments(
                        new Event.NotLookedAt(DOUBT, "this server stops"),
                        "not_looked_at {'subject':'backup_schedule','asked':{'hour':5},"
                                + "'why':'this server stops'}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("events")
    void isRecordedAndTold(Event event, String line) throws IOException {
        alarms(this::hear).raise(event);

        assertThat(record()).isEqualTo(line.replace('\'', '"'));
        assertThat(told).singleElement().asString().startsWith("Change rcp_1 of");
        assertThat(levels).containsExactly(Level.WARNING.intValue());
    }

    @Test
    void whatDidNoHarmIsRecordedAndNotTold() throws IOException {
        alarms(this::hear).raise(new Event.Harmless(DOUBT));

        assertThat(record()).startsWith("harmless ");
        assertThat(told).isEmpty();
        assertThat(levels).containsExactly(Level.INFO.intValue());
    }

    @Test
    void isRecordedWhereThereIsNobodyToTell() throws IOException {
        alarms(Announcer.NOBODY).raise(new Event.LandedLate(DOUBT));

        assertThat(record()).startsWith("landed_late ");
    }

    private boolean hear(List<Words> lines) {
        lines.forEach(line -> told.add(line.plain()));
        return true;
    }

    private Alarm alarms(Announcer slack) throws IOException {
        Clock clock = Clock.systemUTC();
        Audit unasked = null;
        WatchConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(WatchConfig.class)
                        .build()
                        .getConfigMapping(WatchConfig.class);
        Watch watch =
                new Watch(
                        config,
                        Channels.of(
                                config,
                                slack,
                                () -> {
                                    throw new AssertionError("nobody gets mail");
                                },
                                ZoneOffset.UTC,
                                clock,
                                false),
                        unasked,
                        new OwnChanges(clock),
                        Look.Listener.NOBODY,
                        ChangesElsewhere.NOBODY,
                        clock,
                        clock,
                        Runnable::run);
        return new Alarms(AuditLog.open(Optional.of(file()), false, clock, () -> "1"), watch);
    }

    private Path file() {
        return folder.resolve("audit.jsonl");
    }

    /// The only line: its word and its facts.
    private String record() throws IOException {
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(lines.getFirst());
        assertThat(line.path("vps").asText()).isEqualTo("vps_1");
        assertThat(line.path("receipt").asText()).isEqualTo("rcp_1");
        return line.path("event").asText() + " " + line.path("facts");
    }

    private static WriteRecord trace(String receipt, int hour) {
        return new WriteRecord(
                new Vps(
                        new VpsId("vps_1"),
                        Optional.of("web-01"),
                        Optional.empty(),
                        Optional.empty()),
                Subject.BACKUP_SCHEDULE,
                Fields.NONE,
                Fields.of("hour", hour),
                new Receipt(receipt, List.of(), Instant.EPOCH, People.alone("anna")),
                _ -> Fields.NONE);
    }
}
