package dev.nattvakt.hostup.json;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.hostup.RecordedWire;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.Slots;
import dev.nattvakt.schedule.cadence.DayOfMonth;
import dev.nattvakt.schedule.cadence.Hour;
import dev.nattvakt.schedule.stated.Gate;
import dev.nattvakt.schedule.stated.RunStatus;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.ScheduleBuilder.unstated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BackupSchedulesJsonTest {

    @Test
    void readsTheDocumentedAnswer() {
        var state =
                BackupSchedulesJson.state(
                        RecordedWire.stated(
                                """
                                {'schedules':[{'id':'bks_01','name':'Nightly backup',
                                  'frequency':'daily','time':'02:00','daySpecifier':'1',
                                  'retentionCount':3,'enabled':true,'lastRun':null,
                                  'nextRun':'2026-04-28T02:00:00.000Z','status':'completed',
                                  'invented':{'later':1}}],
                                 'settings':{'totalBackupLimit':5,'manualBackupsActive':1,
                                  'scheduledBackupsActive':2,'availableScheduledSlots':2,
                                  'autoDeleteOldest':true},
                                 'actions':{'canCreate':{'allowed':true,'reason':null}}}\
                                """));

        assertThat(state.schedules())
                .containsExactly(
                        aSchedule()
                                .id("bks_01")
                                .named("Nightly backup")
                                .nextRun(Instant.parse("2026-04-28T02:00:00Z"))
                                .status(RunStatus.COMPLETED)
                                .build());
        assertThat(state.settings().slots()).isEqualTo(new Slots.Counted(5, 1, 2, 2));
        assertThat(state.settings().autoDeleteOldest()).contains(true);
        assertThat(state.canCreate()).isEqualTo(Gate.OPEN);
        assertThat(state.canUpdate()).isEqualTo(Gate.UNSTATED);
        assertThat(state.canDelete()).isEqualTo(Gate.UNSTATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'id':'../../etc','frequency':'hourly','time':'25:00','daySpecifier':true,"
                        + "'retentionCount':'3','enabled':'yes','lastRun':' ','status':''}",
                "{'id':7.5,'name':null,'frequency':1,'time':null,'retentionCount':0,'status':null}"
            })
    void statesNothingThatCannotBeRead(String row) {
        assertThat(schedule(row)).isEqualTo(unstated().build());
    }

    /// It must not pass for "never".
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'lastRun':'2026-11-28 02:00:00'",
                "'last_run':'0000-00-00 00:00:00'",
                "'lastRun':'never'",
                "'lastRun':1795000000",
                "'lastRun':false",
                "'lastRun':{'date':'2026-11-28'}"
            })
    void tellsOfALastRunThatCannotBeRead(String lastRun) {
        assertThat(schedule("{" + lastRun + "}")).isEqualTo(unstated().oddRun().build());
    }

    @Test
    void readsARowThatComesTwiceOnce() {
        String row = "{'id':'bks_01','frequency':'daily','retentionCount':3}";
        String other = row.replace("bks_01", "bks_02");

        assertThat(
                        BackupSchedulesJson.state(
                                        RecordedWire.stated(
                                                "{'schedules':["
                                                        + String.join(",", row, other, row)
                                                        + "]}"))
                                .schedules())
                .hasSize(2);
    }

    @Test
    void readsAnIdThatIsANumber() {
        assertThat(schedule("{'id':17910}").id()).contains(new ScheduleId("17910"));
        assertThat(schedule("{'id':20260427123456789}").id())
                .contains(new ScheduleId("20260427123456789"));
    }

    /// An empty list beside it is no statement about schedules.
    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "'none'", "false", "0"})
    void doesNotLookElsewhereForSchedulesThatCannotBeRead(String schedules) {
        assertThatExceptionOfType(HostUpFailure.class)
                .isThrownBy(() ->
                        BackupSchedulesJson.state(
                                RecordedWire.stated("{'data':[],'schedules':" + schedules + "}")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            textBlock =
                    """
                    '02:00', 2
                    '2:00', 2
                    '23:00', 23
                    '02:00:00', 2
                    '02:30', none
                    '24:00', none
                    '2', none
                    """)
    void readsTheHourOfFullHoursOnly(String time, Integer hour) {
        var expected = Optional.ofNullable(hour).map(Hour::new);

        assertThat(schedule("{'time':'" + time + "'}").at()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            nullValues = "none",
            textBlock =
                    """
                    '0', SUNDAY
                    0, SUNDAY
                    6, SATURDAY
                    'Monday', MONDAY
                    'wed', WEDNESDAY
                    7, none
                    1.5, none
                    'someday', none
                    null, none
                    """)
    void readsTheWeekdayAsTextOrNumber(String day, DayOfWeek expected) {
        var seen = schedule("{'frequency':'weekly','daySpecifier':" + day + "}");

        assertThat(seen.dayOfWeek()).isEqualTo(Optional.ofNullable(expected));
        assertThat(seen.dayOfMonth()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            nullValues = "none",
            textBlock =
                    """
                    '1', 1
                    '05', 5
                    31, 31
                    0, none
                    32, none
                    'last', none
                    """)
    void readsTheDayOfMonthAsTextOrNumber(String day, Integer expected) {
        var seen = schedule("{'frequency':'monthly','daySpecifier':" + day + "}");

        assertThat(seen.dayOfMonth()).isEqualTo(Optional.ofNullable(expected).map(DayOfMonth::new));
        assertThat(seen.dayOfWeek()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"02:30, 02:30", "2:05, 02:05", "02:30:00, 02:30", "02:00, ", "24:30, ", "noon, "})
    void keepsATimeThatIsNoFullHour(String time, String odd) {
        assertThat(schedule("{'time':'%s'}".formatted(time)).fields().get("time"))
                .isEqualTo(Optional.ofNullable(odd));
    }

    @Test
    void takesAnUnknownStatusForUnknown() {
        assertThat(schedule("{'status':'paused'}").lastStatus()).contains(RunStatus.UNKNOWN);
    }

    static Stream<Arguments> slots() {
        return Stream.of(
                Arguments.of(
                        "'settings':{'max_total_backups':5,'manual_backups_active':1,"
                                + "'scheduled_backups_active':2,'available_scheduled_slots':2}",
                        new Slots.Counted(5, 1, 2, 2)),
                Arguments.of(
                        "'limits':{'totalBackupLimit':5,'manualBackupsActive':1}",
                        new Slots.Bounded(5, 1)),
                Arguments.of(
                        "'settings':null,'limits':{'totalBackupLimit':4,'manualBackupsActive':0}",
                        new Slots.Bounded(4, 0)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':5,'manualBackupsActive':1,"
                                + "'scheduledBackupsActive':-2,'availableScheduledSlots':2}",
                        new Slots.Counted(5, 1, 2, 2)),
                Arguments.of("'settings':{'totalBackupLimit':5}", new Slots.Limited(5)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':5},'limits':{'manualBackupsActive':1}",
                        new Slots.Bounded(5, 1)),
                Arguments.of(
                        "'settings':{'manualBackupsActive':1,'scheduledBackupsActive':2},'limits':{'maxTotalBackups':5}",
                        new Slots.Counted(5, 1, 2, 2)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':5,'scheduledBackupsActive':2,'availableScheduledSlots':2}",
                        new Slots.Counted(5, 1, 2, 2)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':5,'manualBackupsActive':1,'availableScheduledSlots':2}",
                        new Slots.Counted(5, 1, 2, 2)),
                Arguments.of(
                        "'limits':{'manualBackupsActive':1,'scheduledBackupsActive':2,'availableScheduledSlots':2}",
                        new Slots.Counted(5, 1, 2, 2)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':5,'scheduledBackupsActive':2,'availableScheduledSlots':0}",
                        new Slots.Limited(5)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':2,'scheduledBackupsActive':2,'availableScheduledSlots':2}",
                        new Slots.Limited(2)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':-1,'manualBackupsActive':0}",
                        Slots.UNSTATED),
                Arguments.of(
                        "'settings':{'totalBackupLimit':9,'manualBackupsActive':1},'limits':{'maxTotalBackups':5,'manualBackupsActive':1}",
                        new Slots.Bounded(5, 1)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':5,'manualBackupsActive':1},'limits':{'manualBackupsActive':3}",
                        new Slots.Limited(5)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':5,'manualBackupsActive':1,'scheduledBackupsActive':2,'availableScheduledSlots':4}",
                        new Slots.Counted(5, 1, 2, 2)),
                Arguments.of(
                        "'settings':{'totalBackupLimit':5,'manualBackupsActive':1,'scheduledBackupsActive':2,'availableScheduledSlots':1}",
                        new Slots.Counted(5, 1, 2, 1)),
                Arguments.of("'limits':{'backups':5}", Slots.UNSTATED),
                Arguments.of("'settings':[]", Slots.UNSTATED));
    }

    @ParameterizedTest
    @MethodSource("slots")
    void countsSlotsOnlyFromWhatIsStated(String blocks, Slots expected) {
        var state =
                BackupSchedulesJson.state(RecordedWire.stated("{'schedules':[]," + blocks + "}"));

        assertThat(state.settings().slots()).isEqualTo(expected);
    }

    static Stream<Arguments> gates() {
        return Stream.of(
                Arguments.of("{'allowed':true}", Gate.OPEN),
                Arguments.of("true", Gate.OPEN),
                Arguments.of("false", new Gate.Shut(Optional.empty(), Optional.empty())),
                Arguments.of(
                        "{'allowed':false,'reason':'An order waits.','code':'pending_order'}",
                        new Gate.Shut(
                                Optional.of("pending_order"), Optional.of("An order waits."))),
                Arguments.of("{'allowed':'true'}", Gate.UNSTATED),
                Arguments.of("{'reason':'x'}", Gate.UNSTATED),
                Arguments.of("'yes'", Gate.UNSTATED),
                Arguments.of("null", Gate.UNSTATED),
                Arguments.of("[]", Gate.UNSTATED));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void takesOnlyAClearWordForAGate(String gate, Gate expected) {
        var answer = RecordedWire.stated("{'schedules':[],'actions':{'canCreate':" + gate + "}}");

        assertThat(BackupSchedulesJson.state(answer).canCreate()).isEqualTo(expected);
    }

    @Test
    void readsTheListByTheNameThatHostUpsOtherListsHave() {
        var state = BackupSchedulesJson.state(RecordedWire.stated("{'data':[{'id':'bks_01'}]}"));

        assertThat(state.schedules()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'schedules':null}",
                "{'schedules':{}}",
                "{'schedules':[null]}",
                "{'schedules':['bks_01']}",
                "{'schedules':[{},[]]}"
            })
    void refusesAnAnswerWhoseSchedulesCannotBeCounted(String json) {
        assertThatExceptionOfType(HostUpFailure.class)
                .isThrownBy(() -> BackupSchedulesJson.state(RecordedWire.stated(json)))
                .extracting(HostUpFailure::why)
                .isInstanceOf(HostUpFailure.Why.Unreadable.class);
    }

    private static SeenBackupSchedule schedule(String row) {
        return BackupSchedulesJson.state(RecordedWire.stated("{'schedules':[" + row + "]}"))
                .schedules()
                .getFirst();
    }
}
