package dev.nattvakt.change;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.change.InMemoryHostUp.Reaction;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.schedule.stated.SeenBackupSchedule;

import static dev.nattvakt.change.DeskFixture.seconds;
import static dev.nattvakt.change.InMemoryHostUp.accepted;
import static dev.nattvakt.change.InMemoryHostUp.acceptedAs;
import static dev.nattvakt.change.InMemoryHostUp.acceptedButInvisibleFor;
import static dev.nattvakt.change.InMemoryHostUp.acceptedInVain;
import static dev.nattvakt.change.InMemoryHostUp.acceptedWithoutAWord;
import static dev.nattvakt.change.InMemoryHostUp.answers;
import static dev.nattvakt.change.InMemoryHostUp.keepingAtMost;
import static dev.nattvakt.change.InMemoryHostUp.keyRefused;
import static dev.nattvakt.change.InMemoryHostUp.missing;
import static dev.nattvakt.change.InMemoryHostUp.rejected;
import static dev.nattvakt.change.InMemoryHostUp.silentAndAppliedAfter;
import static dev.nattvakt.change.InMemoryHostUp.silentAndLost;
import static dev.nattvakt.change.InMemoryHostUp.silentButApplied;
import static dev.nattvakt.change.OrderBuilder.aCompleteOrder;
import static dev.nattvakt.change.OrderBuilder.anOrder;
import static dev.nattvakt.fleet.InMemoryFleet.problem;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static dev.nattvakt.schedule.stated.BackupStateBuilder.backups;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What is said after a write, whatever the wire made of it.
class SendOnceTest {

    private final DeskFixture house = new DeskFixture();

    static Stream<Arguments> definite() {
        return Stream.of(
                arguments(rejected(400, "invalid_request"), "Refused"),
                arguments(rejected(409, "vps_not_ready"), "Refused"),
                arguments(missing(), "Vanished"),
                arguments(keyRefused(401, Optional.of("unauthorized")), "Unavailable"),
                arguments(keyRefused(403, Optional.empty()), "Unavailable"),
                arguments(new Sent.Paused(seconds(60)), "RateLimited"),
                arguments(new Sent.NotSent("connection refused"), "Unavailable"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("definite")
    void aDefiniteNoIsSaidWithoutAnotherLook(Sent sent, String outcome) {
        house.cloud.reacting(answers(sent));

        Outcome said = house.carryOut(aCompleteOrder());

        assertThat(said.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(house.cloud.calls())
                .containsExactly(
                        "list name web-01",
                        "read backup schedules of vps_1",
                        "POST backup schedule of vps_1");
    }

    @Test
    void aDefiniteNoKeepsHostUpsOwnWords() {
        house.cloud
                .reacting(answers(rejected(422, "retention_too_high")))
                .reacting(answers(keyRefused(403, Optional.empty())))
                .reacting(answers(new Sent.NotSent("connection refused")))
                .reacting(answers(new Sent.Paused(seconds(60))));

        assertThat(house.carryOut(aCompleteOrder()))
                .isEqualTo(
                        new Outcome.Refused(
                                Optional.of(Situations.WEB),
                                new Refusal.ByHostUp(problem(422, "retention_too_high")),
                                house.web.backups().settings().slots().fields()));
        assertThat(house.carryOut(aCompleteOrder()))
                .isInstanceOf(Outcome.Unavailable.class)
                .extracting("code")
                .isEqualTo("http_403");
        assertThat(house.carryOut(aCompleteOrder()))
                .isEqualTo(
                        new Outcome.Unavailable(
                                "hostup_unreachable", "connection refused", Optional.empty()));
        assertThat(house.carryOut(aCompleteOrder()))
                .isEqualTo(new Outcome.RateLimited(seconds(60)));
    }

    static Stream<Arguments> applied() {
        return Stream.of(
                arguments("accepted", accepted(), 0),
                arguments("accepted without a word", acceptedWithoutAWord(), 0),
                arguments("accepted, shows after 1 read", acceptedButInvisibleFor(1), 1),
                arguments("accepted, shows after 4 reads", acceptedButInvisibleFor(4), 4),
                arguments("silence, but applied", silentButApplied(), 0),
                arguments("silence, applied late", silentAndAppliedAfter(2), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applied")
    void isVerifiedOnceItShows(String label, Reaction reaction, int waits) {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(reaction);

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome).as(label).isInstanceOf(Outcome.Verified.class);
        assertThat(house.cloud.writes()).hasSize(1);
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS.subList(0, waits));
    }

    @Test
    void looksAgainWhileOnlyAPieceOfItShows() {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(
                accepted()
                        .then(() -> {
                            house.cloud.stating(row -> aSchedule().at(5).build());
                            house.time.after(
                                    seconds(0.4),
                                    () -> house.cloud.stating(UnaryOperator.identity()));
                        }));

        Outcome outcome = house.carryOut(anOrder().hour(5).keep(4));

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS.subList(0, 1));
    }

    @Test
    void looksAgainWhereNothingIsThereAtFirst() {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting((cloud, vps, write) -> {
            house.web.having(backups());
            cloud.later(seconds(0.4), () -> cloud.apply(vps, write));
            return acceptedInVain().to(cloud, vps, write);
        });

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS.subList(0, 1));
    }

    @Test
    void tellsWhatItSawLastWhenEachLookShowsSomethingElse() {
        house.web.having(backups(aSchedule()));
        AtomicInteger hour = new AtomicInteger(10);
        house.cloud.reacting(
                acceptedInVain()
                        .then(() ->
                                house.cloud.stating(
                                        _ -> aSchedule().at(hour.incrementAndGet()).build())));

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Overwritten.class))
                .satisfies(overwritten -> {
                    assertThat(overwritten.tookEffect()).isFalse();
                    assertThat(overwritten.facts().after().get("hour")).contains(hour.get());
                });
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS);
    }

    static Stream<Arguments> otherThanAsked() {
        return Stream.of(
                arguments("as its answer says", acceptedAs(keepingAtMost(4)), "Adjusted", 0),
                arguments("and its answer says as asked", clampedAnd(accepted()), "Overwritten", 1),
                arguments("without a word", clampedAnd(acceptedWithoutAWord()), "Overwritten", 1),
                arguments("in silence", clampedAnd(silentAndLost()), "Unconfirmed", 1));
    }

    /// Four copies at most, whatever the answer.
    private static Reaction clampedAnd(Reaction reaction) {
        return (cloud, vps, write) -> {
            Sent sent = reaction.to(cloud, vps, write);
            cloud.apply(vps, keepingAtMost(4).apply(write));
            return sent;
        };
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("otherThanAsked")
    void looksTwiceAtWhatHostUpsAnswerDoesNotExplain(
            String label, Reaction reaction, String said, int waits) {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(reaction);

        Outcome outcome = house.carryOut(anOrder().hour(5).keep(5));

        assertThat(outcome.getClass().getSimpleName()).as(label).isEqualTo(said);
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS.subList(0, waits));
    }

    static Stream<Arguments> notSeen() {
        return Stream.of(
                arguments(acceptedInVain(), "HostUp accepted it but does not show it"),
                arguments(acceptedButInvisibleFor(9), "HostUp accepted it but does not show it"),
                arguments(
                        silentAndLost(),
                        "the connection was reset, and nothing has changed so far"),
                arguments(
                        silentAndAppliedAfter(9),
                        "no answer in time, and nothing has changed so far"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("notSeen")
    void isUnconfirmedWhenItNeverShowsAndIsNeverSentAgain(Reaction reaction, String doubt) {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(reaction);

        Outcome outcome = house.carryOut(anOrder().hour(5));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .satisfies(unconfirmed -> {
                    assertThat(unconfirmed.doubt()).isEqualTo(doubt);
                    assertThat(unconfirmed.facts().after().get("hour")).contains(5);
                });
        assertThat(house.cloud.writes()).hasSize(1);
        assertThat(house.time.waits()).isEqualTo(DeskFixture.WAITS);
    }

    @Test
    void looksNoLongerThanTheDeadlineAllows() {
        house.cloud.reacting(acceptedInVain().then(() -> house.time.pass(seconds(5))));

        Outcome outcome =
                house.desk.carryOut(
                        aCompleteOrder().build(), house.aCall().within(seconds(10.1)).build());

        assertThat(outcome).isInstanceOf(Outcome.Unconfirmed.class);
        assertThat(house.time.waits())
                .containsExactly(seconds(5), seconds(0.5), seconds(1), seconds(2));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments(accepted(), "HostUp accepted it but could not be read since"),
                arguments(
                        silentButApplied(),
                        "the connection was reset, and HostUp could not be read since"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unreadable")
    void claimsNothingWhenHostUpCannotBeReadAnyMore(Reaction reaction, String doubt) {
        house.cloud.reacting(
                reaction.then(() -> {
                    for (int i = 0; i < 5; i++) {
                        house.cloud.failing(
                                "read backup", new HostUpFailure.Why.Unreachable("no route"));
                    }
                }));

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .isEqualTo(doubt);
    }

    @Test
    void claimsNothingWhenABugOfOursHindersTheLook() {
        house.cloud.reacting(
                accepted()
                        .then(() ->
                                house.cloud.stating(_ -> {
                                    throw new IllegalStateException("a bug");
                                })));

        assertThat(house.carryOut(aCompleteOrder()))
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .isEqualTo("HostUp accepted it but could not be read since");
    }

    @Test
    void looksAgainAfterAFailedLook() {
        house.cloud.reacting(
                silentButApplied()
                        .then(() ->
                                house.cloud.failing(
                                        "read backup", new HostUpFailure.Why.Unreachable("EOF"))));

        Outcome outcome = house.carryOut(aCompleteOrder());

        assertThat(outcome).isInstanceOf(Outcome.Verified.class);
        assertThat(house.time.waits()).containsExactly(seconds(0.5));
    }

    @ParameterizedTest(name = "{0} is not stated any more")
    @ValueSource(strings = {"hour", "retentionCount", "enabled", "frequency"})
    void isNeverVerifiedByWhatHostUpDoesNotState(String field) {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(accepted().then(() -> house.cloud.stating(without(field))));

        Outcome outcome = house.carryOut(anOrder().hour(5).keep(4));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .isEqualTo("HostUp accepted it but does not state " + field);
    }

    @Test
    void saysAfterSilenceWhatHostUpDoesNotState() {
        house.web.having(backups(aSchedule()));
        house.cloud.reacting(silentButApplied().then(() -> house.cloud.stating(without("hour"))));

        Outcome outcome = house.carryOut(anOrder().hour(5).keep(4));

        assertThat(outcome)
                .asInstanceOf(type(Outcome.Unconfirmed.class))
                .extracting(Outcome.Unconfirmed::doubt)
                .isEqualTo("the connection was reset, and HostUp does not state hour");
    }

    private static UnaryOperator<SeenBackupSchedule> without(String field) {
        return row -> Situations.without(row, field);
    }
}
