package dev.nattvakt.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.InMemoryHostUp.PostMeaning;
import dev.nattvakt.change.InMemoryHostUp.Reaction;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.RemoveBackupSchedule;
import dev.nattvakt.change.order.RemoveSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleBuilder;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

import static dev.nattvakt.change.InMemoryHostUp.accepted;
import static dev.nattvakt.change.InMemoryHostUp.acceptedAs;
import static dev.nattvakt.change.InMemoryHostUp.acceptedButInvisibleFor;
import static dev.nattvakt.change.InMemoryHostUp.acceptedInVain;
import static dev.nattvakt.change.InMemoryHostUp.acceptedWithoutAWord;
import static dev.nattvakt.change.InMemoryHostUp.keepingAtMost;
import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.change.Situations.WEB;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.ScheduleBuilder.like;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// How a backup schedule is found again, whatever HostUp made of it.
class BackupReadBackTest {

    private static final Write WEEKLY =
            new Write.SaveBackupSchedule(aSchedule().every("weekly mon 9").wanted());

    private final DeskFixture house = new DeskFixture();

    @Test
    void aClampedValueIsAdjustedAndListed() {
        house.web.having(backups(aSchedule()).slotsUnstated());
        house.cloud.reacting(acceptedAs(keepingAtMost(5)));

        Outcome outcome = house.carryOut(anOrder().keep(9));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Adjusted.class))
                .satisfies(adjusted -> {
                    assertThat(adjusted.adjustments())
                            .containsExactly(
                                    new FieldChange(
                                            "retentionCount", Optional.of(9), Optional.of(5)));
                    assertThat(adjusted.facts().after().get("retentionCount")).contains(5);
                    assertThat(adjusted.facts().warnings())
                            .containsExactly(new Warning.LimitsUnstated());
                    assertThat(adjusted.undo()).isPresent();
                });
    }

    @ParameterizedTest
    @EnumSource
    void aClampedFirstScheduleIsFoundAgain(PostMeaning meaning) {
        house.cloud.meaning(meaning).reacting(acceptedAs(keepingAtMost(2)));

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Adjusted.class))
                .extracting(adjusted -> adjusted.adjustments().getFirst().to())
                .isEqualTo(Optional.of(2));
    }

    @Test
    void aClampedScheduleInSilenceIsUnconfirmed() {
        house.cloud.reacting((cloud, vps, write) -> {
            acceptedAs(keepingAtMost(2)).to(cloud, vps, write);
            return new Sent.Ambiguous("HTTP 502", Optional.empty());
        });

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .isEqualTo("HTTP 502, and HostUp shows something else by now");
    }

    @Test
    void somebodyElsesNewScheduleOfAnotherFrequencyIsNotTakenForTheOneThatDoesNotShow() {
        house.cloud.reacting(acceptedInVain().then(() -> house.cloud.apply(WEB.id(), WEEKLY)));

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .isEqualTo("HostUp accepted it but does not show it");
    }

    @Test
    void someoneElsesValueIsAConflict() {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(
                accepted()
                        .then(() ->
                                house.cloud.apply(
                                        Situations.WEB.id(),
                                        new Write.SaveBackupSchedule(aSchedule().at(9).wanted()))));

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .satisfies(overwritten -> {
                    assertThat(overwritten.tookEffect()).isFalse();
                    assertThat(overwritten.differences())
                            .containsExactly(
                                    new FieldChange("hour", Optional.of(5), Optional.of(9)));
                    assertThat(overwritten.facts().after().get("hour")).contains(9);
                });
    }

    @Test
    void someoneElsesValueInAScheduleThatTheWriteMadeProvesThatItTookEffect() {
        house.cloud.reacting(
                accepted()
                        .then(() ->
                                house.cloud.stating(row ->
                                        aSchedule().id(row.id().get().value()).at(9).build())));

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .satisfies(overwritten -> {
                    assertThat(overwritten.tookEffect()).isTrue();
                    assertThat(overwritten.facts().after().get("hour")).contains(9);
                });
    }

    @Test
    void anotherScheduleThatWasThereBeforeTakesNothingFromThatProof() {
        DeskFixture unasked = DeskFixture.unasked();
        unasked.web.having(backups(aSchedule().id("bks_1").weekly(MONDAY)));
        unasked.cloud.reacting(
                accepted()
                        .then(() ->
                                unasked.cloud.stating(row ->
                                        aSchedule().id(row.id().get().value()).at(9).build())));

        Outcome outcome = unasked.carryOut(anOrder().daily().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .extracting(Outcome.Overwritten::tookEffect)
                .isEqualTo(true);
    }

    @Test
    void aNewScheduleThatHostUpsAnswerDoesNotNameMayBeAnybodys() {
        house.cloud.reacting((cloud, vps, write) ->
                acceptedWithoutAWord().to(cloud, vps, keepingAtMost(2).apply(write)));

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .extracting(Outcome.Overwritten::tookEffect)
                .isEqualTo(false);
    }

    /// What HostUp's answer says it made of daily at 05:00, 4 copies, where somebody else has set
    /// 09:00 and 2 copies and nothing came of ours.
    static Stream<Fields> answersThatSomebodyElseBelies() {
        Fields asked = Fields.of("frequency", "daily").with("hour", 5).with("retentionCount", 4);
        return Stream.of(
                Fields.NONE,
                asked,
                Fields.of("enabled", true),
                Fields.of("hour", 9).with("retentionCount", 4),
                Fields.of("retentionCount", 2),
                Fields.of("retentionCount", 3).and(asked));
    }

    @ParameterizedTest
    @MethodSource("answersThatSomebodyElseBelies")
    void whatNeitherWasAskedNorSaidIsAConflictAndNobodyKnowsWhoseItIs(Fields answer) {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(
                acceptedInVain(_ -> answer)
                        .then(() ->
                                house.cloud.apply(
                                        WEB.id(),
                                        new Write.SaveBackupSchedule(
                                                aSchedule().at(9).keeping(2).wanted()))));

        Outcome outcome = house.carryOut(anOrder().hour(5).keep(4));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .satisfies(overwritten -> {
                    assertThat(overwritten.tookEffect()).isFalse();
                    assertThat(overwritten.differences())
                            .extracting(FieldChange::field)
                            .containsExactly("hour", "retentionCount");
                });
    }

    @Test
    void anotherScheduleInPlaceOfTheRemovedOneIsAConflict() {
        house.web.having(snapshots().every(6));
        String token = house.tokenFor(new RemoveSnapshotSchedule("web-01"));
        house.cloud.reacting(
                accepted()
                        .then(() ->
                                house.cloud.apply(
                                        Situations.WEB.id(),
                                        new Write.SaveSnapshotSchedule(
                                                new SnapshotSchedule(true, 12)))));

        Outcome outcome = house.apply(token);

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .satisfies(overwritten -> {
                    assertThat(overwritten.tookEffect()).isFalse();
                    assertThat(overwritten.facts().after())
                            .isEqualTo(Fields.of("enabled", true).with("intervalHours", 12));
                });
    }

    @Test
    void anotherScheduleThatStaysOnMakesItAdjustedWithTheCallThatRemovesIt() {
        house.web.having(backups(aSchedule().id("bks_1")));
        house.cloud.meaning(PostMeaning.APPEND);

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Adjusted.class))
                .satisfies(adjusted -> {
                    assertThat(adjusted.adjustments()).isEmpty();
                    assertThat(adjusted.facts().after().get("hour")).contains(5);
                    assertThat(adjusted.leftOn())
                            .containsExactly(
                                    new NextStep(
                                            "remove_schedule",
                                            Fields.of("vps", "vps_1")
                                                    .with("kind", "backup")
                                                    .with("scheduleId", "bks_1")));
                });
    }

    @Test
    void aPausedTwinThatWasThereBeforeIsNotTakenForALostChange() {
        house.web.having(backups(aSchedule().id("bks_1"), aSchedule().id("bks_2").off()));
        house.cloud.reacting(InMemoryHostUp.silentAndLost());

        Outcome outcome = house.apply(house.tokenFor(anOrder().enabled(false).build()));

        assertThat(outcome).isInstanceOf(Outcome.Unconfirmed.class);
    }

    @Test
    void theSameOrderTwiceIsSentOnceEvenWhereAPostAlwaysAdds() {
        house.web.having(backups(aSchedule().id("bks_1").at(1)));
        house.cloud.meaning(PostMeaning.APPEND);
        OrderBuilder order = OrderBuilder.aCompleteOrder().enabled(true);
        house.carryOut(order);

        Outcome again = house.carryOut(order);

        assertThat(again)
                .asInstanceOf(type(Outcome.AlreadySet.class))
                .extracting(set -> set.facts().warnings())
                .asInstanceOf(LIST)
                .hasOnlyElementsOfType(Warning.OthersOn.class);
        assertThat(house.cloud.writes()).hasSize(1);
    }

    @Test
    void aScheduleThatSomebodyElseRemovedMeanwhileIsAlreadyGone() {
        house.web.having(backups(aSchedule().id("bks_1")));
        String token = house.tokenFor(new RemoveBackupSchedule("web-01", Optional.empty()));
        house.cloud.reacting(
                InMemoryHostUp.answers(InMemoryHostUp.missing())
                        .then(() -> house.web.having(backups())));

        assertThat(house.apply(token)).isInstanceOf(Outcome.AlreadySet.class);
    }

    @Test
    void aRemovalOnAServerThatHostUpDoesNotKnowRemovesNothing() {
        house.web.having(backups(aSchedule().id("bks_1")));
        String token = house.tokenFor(new RemoveBackupSchedule("web-01", Optional.empty()));
        house.cloud.reacting(InMemoryHostUp.answers(InMemoryHostUp.missing()));

        assertThat(house.apply(token)).isInstanceOf(Outcome.Vanished.class);
    }

    static Stream<Arguments> otherFrequencies() {
        return Stream.of(PostMeaning.values())
                .flatMap(meaning ->
                        Stream.<Supplier<Reaction>>of(
                                        InMemoryHostUp::accepted,
                                        InMemoryHostUp::acceptedWithoutAWord,
                                        InMemoryHostUp::silentButApplied,
                                        () -> acceptedButInvisibleFor(2))
                                .map(reaction -> arguments(meaning, reaction.get())));
    }

    @ParameterizedTest(name = "POST means {0}")
    @MethodSource("otherFrequencies")
    void findsItsScheduleWhateverAPostMeans(PostMeaning meaning, Reaction reaction) {
        house.web.having(backups(aSchedule().id("bks_1").weekly(MONDAY).keeping(1)).slots(9, 0));
        house.cloud.meaning(meaning).reacting(reaction);

        Outcome outcome = house.carryOut(anOrder().daily().keep(7));

        Fields now =
                switch (outcome) {
                    case Outcome.Verified verified -> verified.facts().after();
                    case Outcome.Adjusted adjusted -> adjusted.facts().after();
                    default -> Fields.NONE;
                };
        assertThat(now.values().toString())
                .isEqualTo("{frequency=daily, hour=2, retentionCount=7, enabled=true}");
        assertThat(outcome)
                .isInstanceOf(
                        meaning == PostMeaning.APPEND
                                ? Outcome.Adjusted.class
                                : Outcome.Verified.class);
    }

    @Test
    void aScheduleThatShowsLateIsNotMistakenForAPausedOneOfItsFrequency() {
        house.web.having(
                backups(aSchedule().id("bks_1").at(1).off(), aSchedule().id("bks_2").at(2).off()));
        house.cloud.meaning(PostMeaning.APPEND).reacting(acceptedButInvisibleFor(2));

        Outcome outcome = house.carryOut(aCompleteOrder().hour(4).enabled(true));

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS.subList(0, 2));
    }

    @Test
    void aPausedScheduleThatTheClampedOneReplacedIsFoundByItsFrequency() {
        house.web.having(
                backups(aSchedule().id("bks_1").at(1).off(), aSchedule().id("bks_2").at(2).off()));
        house.cloud.reacting((cloud, vps, write) ->
                acceptedWithoutAWord().to(cloud, vps, keepingAtMost(2).apply(write)));

        Outcome outcome = house.carryOut(aCompleteOrder().hour(4).enabled(true));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .extracting(overwritten -> overwritten.facts().after().values().toString())
                .isEqualTo("{frequency=daily, hour=4, retentionCount=2, enabled=true}");
    }

    @Test
    void believesHostUpsNextRunRatherThanItsOwnReckoning() {
        Instant stated = Instant.parse("2026-11-23T04:00:00Z");
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(
                accepted().then(() -> house.cloud.stating(row -> withNextRun(row, stated))));

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .satisfies(verified -> {
                    assertThat(verified.facts().nextRuns()).containsExactly(stated);
                    assertThat(verified.facts().warnings())
                            .containsExactly(
                                    new Warning.OtherNextRun(
                                            Instant.parse("2026-11-23T05:00:00Z"), stated));
                });
    }

    /// After a run, say, or on a day that HostUp leaves out: the hour is the one that was asked.
    @Test
    void doesNotWonderAtALaterRunAtTheSameHour() {
        Instant stated = Instant.parse("2026-11-25T05:00:00Z");
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(
                accepted().then(() -> house.cloud.stating(row -> withNextRun(row, stated))));

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .satisfies(verified -> {
                    assertThat(verified.facts().nextRuns()).containsExactly(stated);
                    assertThat(verified.facts().warnings()).isEmpty();
                });
    }

    @Test
    void reckonsByItselfWhereHostUpStatesNoNextRun() {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(
                accepted().then(() -> house.cloud.stating(row -> withNextRun(row, null))));

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .satisfies(verified -> {
                    assertThat(verified.facts().nextRuns()).hasSize(3);
                    assertThat(verified.facts().warnings()).isEmpty();
                });
    }

    @Test
    void aPausedScheduleHasNoNextRun() {
        house.web.having(backups(aSchedule().off()));

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Verified.class))
                .extracting(verified -> verified.facts().nextRuns())
                .isEqualTo(List.of());
    }

    @Test
    void offersNoUndoWhereTheOldScheduleWasNotStatedWhole() {
        List<Optional<NextStep>> undos =
                Stream.of("frequency", "retentionCount", "enabled")
                        .map(field -> {
                            DeskFixture house = new DeskFixture();
                            house.web.having(backups(aSchedule().unstated(field)));
                            return house.carryOut(aCompleteOrder().hour(5).enabled(true))
                                            instanceof Outcome.Verified verified
                                    ? verified.undo()
                                    : Optional.<NextStep>empty();
                        })
                        .toList();

        assertThat(undos).containsOnly(Optional.empty()).hasSize(3);
    }

    private static SeenBackupSchedule withNextRun(SeenBackupSchedule row, Instant run) {
        ScheduleBuilder again = like(row);
        return (run == null ? again.unstated("nextRun") : again.nextRun(run)).build();
    }
}
