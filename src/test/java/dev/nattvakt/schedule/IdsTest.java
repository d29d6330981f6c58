package dev.nattvakt.schedule;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdsTest {

    /// Words that must never get into a path.
    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ",
                "/",
                "..",
                "../vps",
                "vps_1/../vps_2",
                "vps_1/backup-schedules",
                "vps_1%2fbackups",
                "vps_1%2F..",
                "%2e%2e",
                "vps_1?dryRun=false",
                "vps_1#x",
                "vps_1;x",
                "vps_1\\x",
                "vps_1\n",
                "\nvps_1",
                "vps_1\r\nHost: evil.example",
                "vps_1\0",
                " vps_1",
                "vps_1 ",
                "vps_å",
                "vps_１",
                "vps_1\u202e",
                "vps_1\u200b",
                "\uD83D\uDE00",
                "_vps",
                "-vps",
                "vps.1",
                "vps_" + "1".repeat(10_000),
                "../".repeat(3_400));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noHostileWordIsAnId(String word) {
        assertThat(VpsId.looksLike(word)).isEmpty();
        assertThat(VpsId.stated(word)).isEmpty();
        assertThat(ScheduleId.of(word)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noIdIsMadeOfAHostileWord(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VpsId(word))
                .withMessage("VPS id: not of an id's shape");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleId(word))
                .withMessage("schedule id: not of an id's shape");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vps_01hxa3b4c5d6e7f8g9h0j1k2m3", "vps_1", "vps_ABC"})
    void looksLikeAnIdInHostUpsForm(String word) {
        assertThat(VpsId.looksLike(word).map(VpsId::toString)).contains(word);
        assertThat(VpsId.stated(word).map(VpsId::value)).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-01", "192", "vps_", "VPS_1", "vps_a_b", "vps-1", "bks_1"})
    void namesDoNotLookLikeAnId(String word) {
        assertThat(VpsId.looksLike(word)).isEmpty();
    }

    @Test
    void takesHostUpsWordForAnyIdThatIsSafeInAPath() {
        assertThat(VpsId.stated("17910")).contains(new VpsId("17910"));
        assertThat(ScheduleId.of("bks_01-A").map(ScheduleId::toString)).contains("bks_01-A");
    }

    @Test
    void idsHaveAtMostEightyCharacters() {
        assertThat(ScheduleId.of("a".repeat(80))).isPresent();
        assertThat(ScheduleId.of("a".repeat(81))).isEmpty();
        assertThat(VpsId.stated("a".repeat(80))).isPresent();
        assertThat(VpsId.stated("a".repeat(81))).isEmpty();
        assertThat(VpsId.looksLike("vps_" + "a".repeat(64))).isPresent();
        assertThat(VpsId.looksLike("vps_" + "a".repeat(65))).isEmpty();
    }

    @Test
    void aServerIsCalledByItsNameOrElseItsId() {
        VpsId id = new VpsId("vps_1");
        Vps known = new Vps(id, Optional.of("web-01"), Optional.empty(), Optional.empty());

        assertThat(known.label()).isEqualTo("web-01");
        assertThat(Vps.of(id).label()).isEqualTo("vps_1");
    }
}
