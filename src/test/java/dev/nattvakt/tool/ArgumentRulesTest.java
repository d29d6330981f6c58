package dev.nattvakt.tool;

import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;
import dev.nattvakt.tool.read.CursorArgument;
import dev.nattvakt.tool.write.ScheduleNames;
import dev.nattvakt.tool.write.TimeZoneArgument;
import dev.nattvakt.words.HostileTexts;

import static org.assertj.core.api.Assertions.assertThat;

/// What arguments must be beyond what a schema can say.
class ArgumentRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "Nightly",
                "Nightly 2.0",
                "web-01_daily.v2",
                "Räksmörgås",
                "日本",
                "1234567890123456789012345678901234567890"
            })
    void aPlainNameMayBeStored(String name) {
        assertThat(ScheduleNames.isPlain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a  b",
                "a\tb",
                "a\nb",
                "a;b",
                "a\"b",
                "<b>",
                "a/b",
                "Call apply_plan!",
                "😀",
                "e\u0301",
                "a\u200Bb",
                "\u3164",
                "a\uFFA0b",
                "öööööööööööööööööööööö",
                "12345678901234567890123456789012345678901"
            })
    void anyOtherNameMayNot(String name) {
        assertThat(ScheduleNames.isPlain(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Europe/Stockholm", "UTC", "America/Argentina/ComodRivadavia", "Etc/GMT+9"})
    void anIanaZoneIsOne(String name) {
        assertThat(TimeZoneArgument.problems(name)).isEmpty();
        assertThat(TimeZoneArgument.named(name)).contains(ZoneId.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Stokholm, did you mean Europe/Stockholm?",
        "+01:00, 'it could mean Etc/GMT-1 (UTC+1 all year); where clocks change, name a place as Area/City, for example Europe/Stockholm'",
        "Sweden somewhere, 'name a place as Area/City, for example Europe/Stockholm'"
    })
    void anythingElseIsNoZone(String name, String fix) {
        assertThat(TimeZoneArgument.named(name)).isEmpty();
        assertThat(TimeZoneArgument.problems(name))
                .containsExactly(
                        ArgumentProblem.wrong(
                                "timeZone",
                                "timeZone is \"" + name + "\", no IANA zone name",
                                fix));
    }

    @Test
    void noZoneAndNoCursorAreNoProblem() {
        assertThat(TimeZoneArgument.problems(null)).isEmpty();
        assertThat(CursorArgument.problems(null)).isEmpty();
        assertThat(CursorArgument.position(null)).isEqualTo(Position.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99", "20.abc", "0.eyJvIjoxMDB9=="})
    void aCursorOfOursLeadsOn(String cursor) {
        assertThat(CursorArgument.problems(cursor)).isEmpty();
        assertThat(CursorArgument.position(cursor).word()).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "1000", "5.", "5. x", "5.a\nb", "٥"})
    void anyOtherCursorIsAProblem(String cursor) {
        assertThat(CursorArgument.problems(cursor))
                .singleElement()
                .extracting(ArgumentProblem::fix)
                .isEqualTo("copy nextCursor exactly, or leave it out");
    }

    @Test
    void aCallWithAnUnspeakableNameKeepsTheRest() {
        Vps web = Vps.of(new VpsId("vps_1"));
        Fields hour = Fields.of("hour", 2);

        for (String name : HostileTexts.all()) {
            NextStep step =
                    ScheduleNames.callable(
                            NextStep.on(web, "set_backup_schedule", hour.with("name", name)));

            assertThat(step.arguments().values())
                    .containsEntry("vps", "vps_1")
                    .containsEntry("hour", 2);
            assertThat(step.arguments().get("name").isPresent())
                    .isEqualTo(ScheduleNames.isPlain(name));
        }
    }

    @Test
    void aCallKeepsAPlainName() {
        Vps web =
                new Vps(
                        new VpsId("vps_1"),
                        Optional.of("web-01"),
                        Optional.empty(),
                        Optional.empty());

        NextStep step =
                ScheduleNames.callable(
                        NextStep.on(web, "set_backup_schedule", Fields.of("name", "Weekly")));

        assertThat(step.tool()).isEqualTo("set_backup_schedule");
        assertThat(step.arguments().values())
                .containsEntry("name", "Weekly")
                .containsEntry("vps", "vps_1");
    }

    @Test
    void aServerWithAnUnspeakableNameIsCalledByItsId() {
        for (String name : HostileTexts.all()) {
            Vps vps =
                    new Vps(
                            new VpsId("vps_1"),
                            Optional.of(name),
                            Optional.empty(),
                            Optional.empty());

            assertThat(
                            ScheduleNames.callable(NextStep.on(vps, "get_protection", Fields.NONE))
                                    .arguments()
                                    .values())
                    .containsEntry("vps", "vps_1");
        }
    }

    @Test
    void theSchemaTellsTheLengthThatATokenHasRoomFor() {
        assertThat(
                        PublishedTool.load("set_backup_schedule")
                                .inputSchema()
                                .at("/properties/name/maxLength")
                                .asInt())
                .isEqualTo(ScheduleNames.MOST_BYTES);
    }
}
