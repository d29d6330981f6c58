package dev.nattvakt.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Approval;
import dev.nattvakt.caller.Confirm;
import dev.nattvakt.caller.HouseRules;
import dev.nattvakt.change.InMemoryHostUp.PostMeaning;
import dev.nattvakt.change.InMemoryHostUp.Reaction;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.Order;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.order.SetBackupSettings;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.change.InMemoryHostUp.answers;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Every misbehaviour of HostUp, under every meaning of its POST, against every kind of order: what
/// is said never contradicts what the cloud itself recorded, and nothing is sent twice.
class TruthTest {

    private static final Map<String, Supplier<Reaction>> REACTIONS = new LinkedHashMap<>();
    private static final Map<String, Order<?>> ORDERS = new LinkedHashMap<>();
    private static final List<Write> SOMEBODY_ELSES =
            List.of(
                    new Write.SaveBackupSchedule(aSchedule().at(20).keeping(2).wanted()),
                    new Write.SaveBackupSettings(Optional.of(4), Optional.of(false)),
                    new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 9)));

    static {
        REACTIONS.put("accepted", InMemoryHostUp::accepted);
        REACTIONS.put("accepted without a word", InMemoryHostUp::acceptedWithoutAWord);
        REACTIONS.put("accepted in vain", InMemoryHostUp::acceptedInVain);
        REACTIONS.put("accepted, late", () -> InMemoryHostUp.acceptedButInvisibleFor(3));
        REACTIONS.put("accepted, too late", () -> InMemoryHostUp.acceptedButInvisibleFor(7));
        REACTIONS.put("clamped", () -> InMemoryHostUp.acceptedAs(InMemoryHostUp.keepingAtMost(1)));
        REACTIONS.put("silent, applied", InMemoryHostUp::silentButApplied);
        REACTIONS.put("silent, lost", InMemoryHostUp::silentAndLost);
        REACTIONS.put("silent, late", () -> InMemoryHostUp.silentAndAppliedAfter(3));
        REACTIONS.put("silent, too late", () -> InMemoryHostUp.silentAndAppliedAfter(7));
        REACTIONS.put("overtaken", () -> TruthTest::overtaken);
        REACTIONS.put("lost, and overtaken", () -> TruthTest::lostAndOvertaken);
        REACTIONS.put(
                "accepted in vain, and overtaken",
                () -> inVainAndOvertaken(UnaryOperator.identity()));
        REACTIONS.put(
                "accepted in vain without a word, and overtaken",
                () -> inVainAndOvertaken(_ -> Fields.NONE));
        REACTIONS.put(
                "accepted in vain with half a word, and overtaken",
                () -> inVainAndOvertaken(all -> Fields.NONE.with("enabled", all.get("enabled"))));
        REACTIONS.put(
                "accepted in vain as something else, and overtaken",
                () -> inVainAndOvertaken(all -> Fields.of("retentionCount", 1).and(all)));
        REACTIONS.put("rejected", () -> answers(InMemoryHostUp.rejected(400, "invalid_request")));
        REACTIONS.put("missing", () -> answers(InMemoryHostUp.missing()));
        REACTIONS.put(
                "key refused", () -> answers(InMemoryHostUp.keyRefused(401, Optional.empty())));
        REACTIONS.put(
                "throttled",
                () -> answers(new Sent.Throttled(Duration.ofHours(1), Optional.empty())));
        REACTIONS.put("not sent", () -> answers(new Sent.NotSent("connection refused")));

        ORDERS.put("another hour", anOrder().hour(5).build());
        ORDERS.put("more copies", anOrder().keep(5).build());
        ORDERS.put("another frequency", anOrder().weekly(MONDAY).build());
        ORDERS.put("switched off", anOrder().enabled(false).build());
        ORDERS.put("removed", new RemoveBackupSchedule("web-01", ScheduleId.of("bks_1")));
        ORDERS.put("settings", new SetBackupSettings("web-01", Optional.of(9), Optional.of(true)));
        ORDERS.put(
                "snapshots rarer",
                new SetSnapshotSchedule("web-01", Optional.empty(), Optional.of(12)));
        ORDERS.put(
                "snapshots off",
                new SetSnapshotSchedule("web-01", Optional.of(false), Optional.empty()));
        ORDERS.put("snapshots removed", new RemoveSnapshotSchedule("web-01"));
    }

    /// Somebody else writes right after us.
    private static Sent overtaken(InMemoryHostUp cloud, VpsId vps, Write write) {
        Sent sent = InMemoryHostUp.accepted().to(cloud, vps, write);
        somebodyElse(cloud);
        return sent;
    }

    private static Sent lostAndOvertaken(InMemoryHostUp cloud, VpsId vps, Write write) {
        somebodyElse(cloud);
        return InMemoryHostUp.silentAndLost().to(cloud, vps, write);
    }

    /// @param says what HostUp's answer makes of what was asked
    private static Reaction inVainAndOvertaken(UnaryOperator<Fields> says) {
        return (cloud, vps, write) -> {
            somebodyElse(cloud);
            return InMemoryHostUp.acceptedInVain(says).to(cloud, vps, write);
        };
    }

    private static void somebodyElse(InMemoryHostUp cloud) {
        SOMEBODY_ELSES.forEach(write -> cloud.apply(Situations.WEB.id(), write));
    }

    static Stream<Arguments> everything() {
        return Stream.of(PostMeaning.values())
                .flatMap(meaning ->
                        REACTIONS.keySet().stream()
                                .flatMap(reaction ->
                                        ORDERS.keySet().stream()
                                                .map(order ->
                                                        arguments(meaning, reaction, order))));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("everything")
    void neverSaysWhatIsNotSo(PostMeaning meaning, String reaction, String order) {
        DeskFixture house = house(meaning);
        house.cloud.reacting(REACTIONS.get(reaction).get());

        Outcome outcome = house.carryOut(ORDERS.get(order));

        assertSentOnce(house);
        assertHonest(outcome, house, house.cloud.writes().getFirst());
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("everything")
    void neverClaimsMoreWhenHostUpCannotBeReadAfterwards(
            PostMeaning meaning, String reaction, String order) {
        DeskFixture house = house(meaning);
        house.cloud.reacting(
                REACTIONS
                        .get(reaction)
                        .get()
                        .then(() -> {
                            for (int i = 0; i < 5; i++) {
                                house.cloud.failing(
                                        "read", new HostUpFailure.Why.Unreachable("no route"));
                            }
                        }));

        Outcome outcome = house.carryOut(ORDERS.get(order));

        assertThat(house.cloud.writes()).hasSize(1);
        assertThat(outcome)
                .isNotInstanceOfAny(
                        Outcome.Verified.class, Outcome.Adjusted.class, Outcome.Overwritten.class);
        assertHonest(outcome, house, house.cloud.writes().getFirst());
    }

    /// The snapshot schedule twice at most, the same both times: there is only one.
    private static void assertSentOnce(DeskFixture house) {
        List<Write> writes = house.cloud.writes();
        if (writes.getFirst() instanceof Write.SaveSnapshotSchedule) {
            assertThat(writes).hasSizeBetween(1, 2).containsOnly(writes.getFirst());
        } else {
            assertThat(writes).hasSize(1);
        }
    }

    private static DeskFixture house(PostMeaning meaning) {
        DeskFixture house = new DeskFixture(new HouseRules(Confirm.NEVER, Approval.CALLER, false));
        house.web.having(backups(aSchedule())).having(snapshots().every(6));
        house.cloud.meaning(meaning);
        return house;
    }

    private static void assertHonest(Outcome outcome, DeskFixture house, Write write) {
        assertThat(outcome)
                .isNotInstanceOfAny(
                        Outcome.AlreadySet.class, Outcome.Planned.class, Outcome.Busy.class);
        List<Write> applied = new ArrayList<>(house.cloud.applied());
        applied.removeAll(SOMEBODY_ELSES);
        assertThat(Truth.lie(outcome, house.web, Optional.of(write), applied.size())).isEmpty();
    }
}
