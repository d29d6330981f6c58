package dev.nattvakt.change;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.change.InMemoryHostUp.PostMeaning;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.People;
import dev.nattvakt.change.facts.Receipt;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.change.facts.Warning;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.change.order.SetSnapshotSchedule;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.VpsId;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.InMemoryHostUp.silentAndLost;
import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static dev.nattvakt.schedule.stated.SnapshotStateBuilder.snapshots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// A write whose fate is unknown, and the two minutes after it.
class InDoubtTest {

    private static final Write LATE =
            new Write.SaveBackupSchedule(aSchedule().at(5).named("Nightly").wanted());

    private static final Write OTHER =
            new Write.SaveBackupSchedule(aSchedule().at(6).keeping(2).named("Nightly").wanted());

    private static final Write OFF = new Write.SaveBackupSchedule(aSchedule().off().wanted());

    private final DeskFixture house = new DeskFixture();

    @BeforeEach
    void hasASchedule() {
        house.web.having(backups(aSchedule()));
    }

    /// An order for 05:00 of which nobody knows.
    private Receipt doubtful() {
        house.cloud.reacting(silentAndLost());
        Outcome outcome = house.carryOut(anOrder().hour(5).named("Nightly"));
        assertThat(outcome).isInstanceOf(Outcome.Unconfirmed.class);
        return ((Outcome.Unconfirmed) outcome).receipt();
    }

    private void lands() {
        house.cloud.apply(Situations.WEB.id(), LATE);
    }

    private void twoMinutesLater() {
        house.time.advance(Duration.ofMinutes(2));
    }

    @Test
    void changesMeanwhileCarryAWarningAndTheDoubtfulOneItselfDoesNot() {
        house.cloud.reacting(silentAndLost());
        Outcome doubtful = house.carryOut(anOrder().hour(5));
        Outcome changed = house.carryOut(anOrder().hour(7));
        Outcome equal = house.carryOut(anOrder().hour(7));
        Outcome rehearsed = house.rehearse(anOrder().hour(8));
        Outcome asked = house.carryOut(anOrder().enabled(false));

        assertThat(warnings(doubtful)).isEmpty();
        assertThat(List.of(changed, equal, rehearsed, asked))
                .allSatisfy(outcome ->
                        assertThat(warnings(outcome))
                                .extracting(Warning::code)
                                .contains("in_doubt"));
    }

    @Test
    void theWarningNamesTheReceiptAndTheTime() {
        Receipt receipt = doubtful();

        assertThat(warnings(house.carryOut(anOrder().hour(7))))
                .contains(
                        new Warning.InDoubt(
                                receipt.id(),
                                receipt.at().plus(seconds(7.5)).plus(InDoubt.QUARANTINE)));
    }

    @Test
    void aSecondDoubtIsWarnedOfTheFirst() {
        Receipt first = doubtful();
        house.cloud.reacting(silentAndLost());

        Outcome second = house.carryOut(anOrder().hour(7));

        assertThat(warnings(second))
                .singleElement()
                .asInstanceOf(type(Warning.InDoubt.class))
                .extracting(Warning.InDoubt::receipt)
                .isEqualTo(first.id());
    }

    @Test
    void anotherServerIsNotInDoubt() {
        house.cloud.server("vps_2", "db-01", "192.0.2.12");
        doubtful();

        assertThat(warnings(house.carryOut(aCompleteOrder().on("db-01")))).isEmpty();
    }

    @Test
    void theDoubtEndsAfterTwoMinutes() {
        doubtful();
        house.time.advance(InDoubt.QUARANTINE.minusNanos(1));
        assertThat(house.alarms).isEmpty();
        house.time.advance(Duration.ofNanos(1));

        assertThat(house.alarms).hasSize(1);
        assertThat(warnings(house.carryOut(anOrder().hour(7)))).isEmpty();
    }

    @Test
    void nothingCameOfIt() {
        doubtful();
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Harmless.class);
    }

    @Test
    void aConflictOfWhichNobodyKnowsWhatCameIsInDoubtToo() {
        house.cloud.reacting((cloud, vps, write) -> {
            cloud.apply(vps, OTHER);
            return InMemoryHostUp.acceptedInVain().to(cloud, vps, write);
        });
        Outcome outcome = house.carryOut(anOrder().hour(5).named("Nightly"));
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .extracting(Outcome.Overwritten::tookEffect)
                .isEqualTo(false);
        assertThat(warnings(house.carryOut(anOrder().hour(9))))
                .extracting(Warning::code)
                .contains("in_doubt");
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Harmless.class);
    }

    @Test
    void onlySwitchingOffWhatWasThereIsNotHarmless() {
        house.cloud.reacting((cloud, vps, write) -> {
            cloud.apply(vps, OFF);
            return silentAndLost().to(cloud, vps, write);
        });
        String token = house.tokenFor(anOrder().weekly(DayOfWeek.MONDAY).hour(5).build());
        Outcome outcome = house.apply(token);
        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .asString()
                .endsWith("so far only what was there was switched off");
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.SomethingElse.class);
    }

    @Test
    void itLandedLate() {
        Receipt receipt = doubtful();
        lands();
        twoMinutesLater();

        assertThat(house.alarms)
                .singleElement()
                .asInstanceOf(type(Alarm.Event.LandedLate.class))
                .satisfies(event -> assertThat(event.of().receipt()).isEqualTo(receipt));
    }

    @Test
    void itUndidANewerChange() {
        doubtful();
        Outcome newer = house.carryOut(anOrder().hour(7));
        lands();
        twoMinutesLater();

        assertThat(house.alarms)
                .singleElement()
                .asInstanceOf(type(Alarm.Event.Overwritten.class))
                .satisfies(event -> {
                    assertThat(event.lost().receipt())
                            .isEqualTo(((Outcome.Verified) newer).receipt());
                    assertThat(event.differences())
                            .anySatisfy(change -> {
                                assertThat(change.field()).isEqualTo("hour");
                                assertThat(change.from()).contains(7);
                                assertThat(change.to()).contains(5);
                            });
                });
    }

    @Test
    void theLossOfANewerChangeIsNotHiddenByAnEvenNewerOne() {
        doubtful();
        house.carryOut(anOrder().hour(7));
        lands();
        house.carryOut(anOrder().keep(4));

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Overwritten.class);
        twoMinutesLater();
        assertThat(house.alarms).hasSize(2).last().isInstanceOf(Alarm.Event.Harmless.class);
    }

    @Test
    void aNewerChangeThatHoldsMakesItHarmless() {
        doubtful();
        lands();
        house.carryOut(anOrder().hour(7));
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Harmless.class);
    }

    @Test
    void askingForTheSameAgainMakesItHarmless() {
        doubtful();
        house.carryOut(anOrder().hour(5).named("Nightly"));
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Harmless.class);
    }

    @Test
    void itLandedBesideANewerChange() {
        house.cloud.meaning(PostMeaning.APPEND);
        doubtful();
        house.carryOut(anOrder().hour(7));
        lands();
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.LandedLate.class);
    }

    @Test
    void somebodyElseChangedIt() {
        doubtful();
        house.cloud.apply(
                Situations.WEB.id(), new Write.SaveBackupSchedule(aSchedule().at(9).wanted()));
        twoMinutesLater();

        assertThat(house.alarms)
                .singleElement()
                .asInstanceOf(type(Alarm.Event.SomethingElse.class))
                .satisfies(event ->
                        assertThat(event.differences()).extracting("field").contains("hour"));
    }

    @Test
    void whatHostUpDoesNotStateAnyMoreIsSomethingElse() {
        doubtful();
        lands();
        house.cloud.stating(row -> aSchedule().at(5).named("Nightly").unstated("hour").build());
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.SomethingElse.class);
    }

    @Test
    void aChangeOfAnotherKindIsLookedAfterToo() {
        house.web.having(snapshots().every(6));
        doubtful();
        house.carryOut(new SetSnapshotSchedule("web-01", Optional.empty(), Optional.of(4)));
        house.cloud.apply(
                Situations.WEB.id(), new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 9)));
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Overwritten.class);
    }

    @Test
    void anAdjustedChangeIsLookedAfterAsItWasReadBack() {
        doubtful();
        house.cloud.reacting(InMemoryHostUp.acceptedAs(InMemoryHostUp.keepingAtMost(2)));
        assertThat(house.carryOut(anOrder().keep(4))).isInstanceOf(Outcome.Adjusted.class);
        twoMinutesLater();
        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Harmless.class);

        doubtful();
        house.cloud.reacting(InMemoryHostUp.acceptedAs(InMemoryHostUp.keepingAtMost(1)));
        assertThat(house.carryOut(anOrder().keep(4))).isInstanceOf(Outcome.Adjusted.class);
        lands();
        twoMinutesLater();
        assertThat(house.alarms).last().isInstanceOf(Alarm.Event.Overwritten.class);
    }

    /// The first try may still land, on top of what somebody else made of the second.
    @Test
    void aChangeThatWasSentTwiceAndThenOverwrittenIsInDoubt() {
        house.cloud.server("vps_2", "db-01", "192.0.2.12");
        VpsId db = new VpsId("vps_2");
        house.cloud
                .reacting(InMemoryHostUp.answers(new Sent.Throttled(seconds(1), Optional.empty())))
                .reacting(InMemoryHostUp.accepted().then(() -> house.cloud.apply(db, OTHER)));
        assertThat(house.carryOut(aCompleteOrder().named("Nightly").on("db-01")))
                .asInstanceOf(type(Outcome.Overwritten.class))
                .extracting(Outcome.Overwritten::tookEffect)
                .isEqualTo(true);
        assertThat(warnings(house.rehearse(aCompleteOrder().hour(9).on("db-01"))))
                .extracting(Warning::code)
                .contains("in_doubt");
        house.cloud.apply(db, new Write.SaveBackupSchedule(aSchedule().named("Nightly").wanted()));
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.LandedLate.class);
    }

    @Test
    void aChangeThatWasSentTwiceAndMayNeverHaveTakenEffectIsOneDoubt() {
        house.cloud
                .reacting(InMemoryHostUp.answers(new Sent.Throttled(seconds(1), Optional.empty())))
                .reacting(
                        InMemoryHostUp.acceptedInVain()
                                .then(() -> house.cloud.apply(Situations.WEB.id(), OTHER)));
        assertThat(house.carryOut(anOrder().hour(5).named("Nightly")))
                .asInstanceOf(type(Outcome.Overwritten.class))
                .extracting(Outcome.Overwritten::tookEffect)
                .isEqualTo(false);
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Harmless.class);
    }

    @Test
    void eachDoubtEndsByItself() {
        doubtful();
        house.time.advance(Duration.ofMinutes(1));
        house.cloud.reacting(silentAndLost());
        house.carryOut(anOrder().hour(9));

        house.time.advance(Duration.ofMinutes(1));
        assertThat(house.alarms).hasSize(1);
        house.time.advance(Duration.ofMinutes(1));
        assertThat(house.alarms).hasSize(2);
        assertThat(house.inDoubt.locks()).extracting("entries").isEqualTo(Map.of());
    }

    @Test
    void whatIsChangedOnAnotherServerIsNoBusinessOfTheDoubt() {
        house.cloud.server("vps_2", "db-01", "192.0.2.12");
        doubtful();
        assertThat(house.carryOut(aCompleteOrder().on("db-01")))
                .isInstanceOf(Outcome.Verified.class);
        house.cloud.apply(new VpsId("vps_2"), LATE);
        twoMinutesLater();

        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.Harmless.class);
    }

    @Test
    void aLossIsSaidOnce() {
        doubtful();
        house.carryOut(anOrder().hour(7));
        lands();
        house.cloud.reacting(InMemoryHostUp.answers(InMemoryHostUp.rejected(422, "no")));
        house.carryOut(anOrder().hour(8));
        twoMinutesLater();

        assertThat(house.alarms)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Overwritten", "LandedLate");
    }

    @Test
    void whatCannotBeReadAtTheEndIsSaid() {
        doubtful();
        house.cloud.failing("read backup", new HostUpFailure.Why.Unreachable("no route"));
        twoMinutesLater();

        assertThat(house.alarms)
                .singleElement()
                .asInstanceOf(type(Alarm.Event.NotLookedAt.class))
                .extracting(Alarm.Event.NotLookedAt::why)
                .isEqualTo("HostUp could not be read");
    }

    @Test
    void whatCannotBeReadBeforeANewerWriteIsSaidAndTheWriteIsMade() {
        doubtful();
        house.carryOut(anOrder().hour(7));
        house.cloud.slow(Duration.ofMillis(1));
        house.time.after(
                Duration.ofMillis(5),
                () ->
                        house.cloud.failing(
                                "read backup", new HostUpFailure.Why.Unreachable("no route")));

        Outcome outcome = house.carryOut(anOrder().hour(8));

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.NotLookedAt.class);
    }

    @Test
    void aLookThatFailsOfItselfIsSaidAtTheEnd() {
        doubtful(failing());
        twoMinutesLater();

        assertThat(house.alarms)
                .singleElement()
                .asInstanceOf(type(Alarm.Event.NotLookedAt.class))
                .extracting(Alarm.Event.NotLookedAt::why)
                .isEqualTo("the check failed here");
    }

    @Test
    void aLookThatFailsOfItselfDoesNotEndANewerChange() {
        doubtful();
        house.inDoubt.after(
                new SendOnce.Result(
                        new Outcome.Verified(facts(), Optional.empty(), receipt()), false),
                failing());

        assertThat(house.carryOut(anOrder().hour(8))).isInstanceOf(Outcome.Verified.class);
        assertThat(house.alarms).singleElement().isInstanceOf(Alarm.Event.NotLookedAt.class);
    }

    private void doubtful(WriteRecord.Look look) {
        house.inDoubt.after(
                new SendOnce.Result(new Outcome.Unconfirmed(facts(), "silence", receipt()), false),
                look);
    }

    private static WriteRecord.Look failing() {
        return _ -> {
            throw new IllegalStateException("a bug");
        };
    }

    @Test
    void whatIsInDoubtWhenTheServerStopsIsSaidOnce() {
        doubtful();

        house.inDoubt.close();
        twoMinutesLater();

        assertThat(house.alarms)
                .singleElement()
                .asInstanceOf(type(Alarm.Event.NotLookedAt.class))
                .extracting(Alarm.Event.NotLookedAt::why)
                .isEqualTo("this server stops");
    }

    @Test
    void nothingIsInDoubtBeyondItsBounds() {
        WriteRecord.Look look = _ -> Fields.NONE;
        SendOnce.Result unknown =
                new SendOnce.Result(new Outcome.Unconfirmed(facts(), "silence", receipt()), false);
        for (int i = 0; i < InDoubt.MOST; i++) {
            house.inDoubt.after(unknown, look);
        }
        assertThat(house.alarms).isEmpty();

        house.inDoubt.after(unknown, look);

        assertThat(house.alarms)
                .singleElement()
                .asInstanceOf(type(Alarm.Event.NotLookedAt.class))
                .extracting(Alarm.Event.NotLookedAt::why)
                .isEqualTo("too many servers are in doubt");
    }

    private static Facts facts() {
        return new Facts(
                Situations.WEB,
                Subject.SNAPSHOT_SCHEDULE,
                Fields.NONE,
                Fields.NONE,
                List.of(),
                Fields.NONE,
                List.of(),
                Situations.UTC,
                Optional.empty());
    }

    private Receipt receipt() {
        return new Receipt("rcp_1", List.of(), house.time.instant(), People.alone("anna"));
    }

    static List<Warning> warnings(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Verified said -> said.facts().warnings();
            case Outcome.Unconfirmed said -> said.facts().warnings();
            case Outcome.AlreadySet said -> said.facts().warnings();
            case Outcome.Planned said -> said.facts().warnings();
            case Outcome.NeedsConfirmation said -> said.facts().warnings();
            case Outcome other -> throw new AssertionError(other);
        };
    }
}
