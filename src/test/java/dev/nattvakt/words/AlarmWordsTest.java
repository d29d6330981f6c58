package dev.nattvakt.words;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.Alarm;
import dev.nattvakt.change.WriteRecord;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class AlarmWordsTest {

    private static final WriteRecord DOUBT = writeRecord("rcp_1", "web-01", Fields.of("hour", 5));
    private static final WriteRecord NEWER =
            writeRecord("rcp_2", "web-01", Fields.of("hour", 7).with("name", "Nightly"));

    private static WriteRecord writeRecord(String receipt, String name, Fields expected) {
        return new WriteRecord(
                new Vps(new VpsId("vps_1"), Optional.of(name), Optional.empty(), Optional.empty()),
                Subject.BACKUP_SCHEDULE,
                Fields.NONE,
                expected,
                new Receipt(receipt, List.of(), Instant.EPOCH, People.alone("anna")),
                _ -> Fields.NONE);
    }

    static Stream<Arguments> events() {
        return Stream.of(
                arguments(new Alarm.Event.LandedLate(DOUBT), "took effect after all."),
                arguments(
                        new Alarm.Event.Overwritten(DOUBT, NEWER, Fields.of("hour", 5)),
                        "may have undone the newer change rcp_2: hour, name differ."),
                arguments(
                        new Alarm.Event.SomethingElse(DOUBT, Fields.of("hour", 9)),
                        "left another value, or somebody else changed it since: hour differs."),
                arguments(
                        new Alarm.Event.SomethingElse(DOUBT, Fields.of("hour", 5)),
                        "left another value, or somebody else changed it since: it cannot be found again."),
                arguments(new Alarm.Event.Harmless(DOUBT), "did no harm."),
                arguments(
                        new Alarm.Event.NotLookedAt(DOUBT, "HostUp could not be read"),
                        "could not be checked: HostUp could not be read. Look at the server."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("events")
    void saysWhatBecameOfTheDoubt(Alarm.Event event, String words) {
        assertThat(AlarmWords.of(event).plain())
                .isEqualTo("Change rcp_1 of \"web-01\", whose result was unknown, " + words);
    }

    @Test
    void quotesAHostileNameOnOneLine() {
        WriteRecord hostile =
                writeRecord("rcp_1", "web\n2026 ERROR all is lost", Fields.of("name", "a\nb"));
        var event = new Alarm.Event.SomethingElse(hostile, Fields.of("name", "c\nd"));

        assertThat(AlarmWords.of(event).plain()).doesNotContain("\n").contains("name differs");
    }
}
