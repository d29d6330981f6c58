package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.plan.Plan;
import dev.nattvakt.schedule.DayOfMonth;
import dev.nattvakt.schedule.Frequency;
import dev.nattvakt.schedule.Hour;
import dev.nattvakt.schedule.ScheduleId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealedPlansTest {

    private static final String VPS = "vps_01hxa3b4c5d6e7f8g9h0j1k2m3";
    private static final String LONGEST_NAME = "ö".repeat(20);
    private static final ZoneId LONGEST_ZONE =
            ZoneId.of(
                    ZoneId.getAvailableZoneIds().stream()
                            .max(java.util.Comparator.comparingInt(String::length))
                            .orElseThrow());
    private static final int LONGEST_TOKEN = 250;

    private final SealedPlans plans = with("a key");

    private static SealedPlans with(String key) {
        return new SealedPlans(() -> key.getBytes(StandardCharsets.UTF_8));
    }

    private static Plan plan(Order<?> order) {
        return new Plan(
                "01-_abcd",
                order,
                "fifteen-letters",
                "AbCdEfGhIjKl",
                Instant.parse("2026-11-22T02:05:00Z"),
                true);
    }

    private static SetBackupSchedule fullest(ZoneId zone) {
        return new SetBackupSchedule(
                VPS,
                Optional.of(Frequency.MONTHLY),
                Optional.of(new Hour(23)),
                Optional.of(DayOfWeek.SUNDAY),
                Optional.of(new DayOfMonth(31)),
                Optional.of(Integer.MAX_VALUE),
                Optional.of(true),
                Optional.of(LONGEST_NAME),
                Optional.of(zone));
    }

    static Stream<Order<?>> orders() {
        return Stream.of(
                fullest(LONGEST_ZONE),
                new SetBackupSchedule(
                        VPS,
                        Optional.of(Frequency.DAILY),
                        Optional.of(new Hour(0)),
                        Optional.of(DayOfWeek.MONDAY),
                        Optional.of(new DayOfMonth(1)),
                        Optional.of(1),
                        Optional.of(false),
                        Optional.of("x"),
                        Optional.of(ZoneId.of("UTC"))),
                new SetBackupSchedule(
                        VPS,
                        Optional.of(Frequency.WEEKLY),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new SetBackupSchedule(
                        VPS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new SetSnapshotSchedule(VPS, Optional.of(false), Optional.of(24)),
                new SetSnapshotSchedule(VPS, Optional.of(true), Optional.of(4)),
                new SetSnapshotSchedule(VPS, Optional.empty(), Optional.empty()),
                new SetBackupSettings(VPS, Optional.of(Integer.MAX_VALUE), Optional.of(true)),
                new SetBackupSettings(VPS, Optional.of(1), Optional.of(false)),
                new SetBackupSettings(VPS, Optional.empty(), Optional.empty()),
                new RemoveBackupSchedule(VPS, Optional.of(new ScheduleId("b".repeat(80)))),
                new RemoveBackupSchedule(VPS, Optional.empty()),
                new RemoveSnapshotSchedule(VPS),
                new RemoveSnapshotSchedule("v".repeat(80)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whatIsSealedComesOutAgain(Order<?> order) {
        assertThat(plans.open(plans.seal(plan(order)))).contains(plan(order));
    }

    @Test
    void everyKindOfOrderIsAmongThem() {
        assertThat(orders().<Class<?>>map(Object::getClass).distinct())
                .hasSameElementsAs(List.of(Order.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z", "2106-02-07T06:28:15Z"})
    void expiryOutlivesThe32BitClock(String at) {
        Plan plan =
                new Plan(
                        "id", new RemoveSnapshotSchedule(VPS), "me", "f", Instant.parse(at), false);

        assertThat(plans.open(plans.seal(plan))).contains(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f", "1.234", "Ab3_", "åäö", "AbCdEfGhIjKl", "not base64", "abcde"})
    void idAndFingerprintMayBeAnyShortText(String word) {
        Plan plan =
                new Plan(word, new RemoveSnapshotSchedule(VPS), "me", word, Instant.EPOCH, false);

        assertThat(plans.open(plans.seal(plan))).contains(plan);
    }

    @Test
    void aLongRequesterIsCutAndAForeignOneStaysHarmless() {
        Plan plan =
                new Plan(
                        "id",
                        new RemoveSnapshotSchedule(VPS),
                        "åsa@" + "x".repeat(300),
                        "f",
                        Instant.EPOCH,
                        false);

        assertThat(plans.open(plans.seal(plan)))
                .map(Plan::requester)
                .contains("?sa@" + "x".repeat(8) + Plan.CUT);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aTokenIsShortEnoughToCopy(Order<?> order) {
        assertThat(plans.seal(plan(order)))
                .hasSizeLessThanOrEqualTo(LONGEST_TOKEN)
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void everyZoneFitsBesideTheLongestName() {
        assertThat(ZoneId.getAvailableZoneIds().stream().map(ZoneId::of))
                .allMatch(zone -> plans.seal(plan(fullest(zone))).length() <= LONGEST_TOKEN);
    }

    @Test
    void sealingTwiceMakesTwoTokens() {
        Plan plan = plan(new RemoveSnapshotSchedule(VPS));

        assertThat(plans.seal(plan)).isNotEqualTo(plans.seal(plan));
    }

    @Test
    void everySingleBitCounts() {
        byte[] token = Base64.getUrlDecoder().decode(plans.seal(plan(fullest(LONGEST_ZONE))));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] flipped = token.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(plans.open(word(flipped))).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void everyOtherCharacterInItsPlaceIsRefused() {
        String token = plans.seal(plan(new RemoveSnapshotSchedule(VPS)));
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);

            assertThat(plans.open(changed)).as("character %d", i).isEmpty();
        }
    }

    @Test
    void everyTruncationAndExtensionIsRefused() {
        String token = plans.seal(plan(new RemoveSnapshotSchedule(VPS)));
        for (int length = 0; length < token.length(); length++) {
            assertThat(plans.open(token.substring(0, length))).as("%d left", length).isEmpty();
            assertThat(plans.open(token.substring(token.length() - length))).isEmpty();
        }
        assertThat(plans.open(token + "A")).isEmpty();
        assertThat(plans.open(token + token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "no token", "ÅÄÖ", "AAAA====", "a.b.c", "\u0000", "+/+/"})
    void whatWasNeverSealedIsRefused(String word) {
        assertThat(plans.open(word)).isEmpty();
    }

    @Test
    void aFloodIsRefused() {
        assertThat(plans.open("A".repeat(10_240))).isEmpty();
        assertThat(plans.open(" ".repeat(10_240))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "\n%s\r\n", "\t%s\t"})
    void whitespaceAroundItIsForgiven(String copied) {
        Plan plan = plan(new RemoveSnapshotSchedule(VPS));

        assertThat(plans.open(copied.formatted(plans.seal(plan)))).contains(plan);
    }

    @Test
    void anotherKeyOpensNothing() {
        assertThat(with("another key").open(plans.seal(plan(new RemoveSnapshotSchedule(VPS)))))
                .isEmpty();
    }

    @Test
    void replicasWithTheSameKeyAgree() {
        Plan plan = plan(fullest(LONGEST_ZONE));

        assertThat(with("a key").open(plans.seal(plan))).contains(plan);
    }

    @Test
    void aRotatedKeyVoidsWhatWasSealedBefore() {
        AtomicReference<byte[]> key = new AtomicReference<>(new byte[] {1});
        SealedPlans rotating = new SealedPlans(key::get);
        Plan plan = plan(new RemoveSnapshotSchedule(VPS));
        String before = rotating.seal(plan);

        key.set(new byte[] {2});

        assertThat(rotating.open(before)).isEmpty();
        assertThat(rotating.open(rotating.seal(plan))).contains(plan);
    }

    @Test
    void anotherVersionOrKindIsNoPlan() {
        byte[] bytes = PlanCodec.encode(plan(new RemoveSnapshotSchedule(VPS)));
        byte[] newer = bytes.clone();
        newer[0] = 3;
        byte[] unknown = bytes.clone();
        unknown[bytes.length - VPS.length() - 2] = 9;

        assertThatThrownBy(() -> PlanCodec.decode(newer))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlanCodec.decode(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> PlanCodec.decode(new byte[] {2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String word(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
