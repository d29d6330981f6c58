package dev.nattvakt.hostup;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.fleet.port.HostUpFailure.Why;
import dev.nattvakt.fleet.port.VpsQuery;
import dev.nattvakt.hostup.guard.Backoff;
import dev.nattvakt.schedule.VpsId;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

@QuarkusTest
@TestProfile(PlayedHostUp.Profile.class)
class HostUpReaderTest {

    private static final VpsId VPS = PlayedHostUp.VPS;
    private static final Why NOT_NOW =
            new Why.Unreachable("this is no time to read ahead", HostUpFailure.Reach.HELD_BACK);

    @Inject PlayedHostUp played;
    @Inject HostUpConnection hostUp;
    @Inject HostUpReader reader;

    @BeforeEach
    void reset() {
        played.reset(hostUp);
    }

    @Test
    void readsEveryRoute() {
        played.answers(
                okJson(
                        """
                        {"id":"%s","schedules":[],"schedule":null,"data":[],"backups":[],
                         "configurableOptions":[],"dryRun":true}\
                        """
                                .formatted(VPS)));
        Deadline deadline = deadline();

        assertThat(reader.vps(VPS, deadline).id()).isEqualTo(VPS);
        assertThat(reader.backupSchedules(VPS, deadline).schedules()).isEmpty();
        assertThat(reader.snapshotSchedule(VPS, deadline).schedule()).isEmpty();
        assertThat(reader.backups(VPS, deadline).count()).isZero();
        assertThat(reader.snapshots(VPS, deadline).count()).isZero();
        assertThat(reader.capacityOptions(VPS, deadline).keys()).isEmpty();
        assertThat(reader.list(new VpsQuery.ByName("web-01"), deadline).servers()).isEmpty();
        assertThat(reader.list(new VpsQuery.ByIp("192.0.2.10"), deadline).servers()).isEmpty();
        var everything = new VpsQuery.Everything(20, Optional.of("c2"));
        assertThat(reader.list(everything, deadline).servers()).isEmpty();
        assertThat(price(deadline)).isTrue();
        assertThat(played.requests()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 502, 503, 504, 599})
    void asksThreeTimesWhenHostUpFails(int status) {
        played.answers(status(status).withBody("{\"code\":\"upstream_failed\"}"));

        assertThat(failure())
                .isEqualTo(new Why.Unreachable("HostUp answered " + status + " (upstream_failed)"));
        assertThat(played.requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void asksThreeTimesWhenTheConnectionBreaks(Fault fault) {
        played.answers(aResponse().withFault(fault));

        assertThat(failure()).isInstanceOf(Why.Unreachable.class);
        assertThat(played.requests()).isEqualTo(3);
    }

    /// Its answer may not even be needed.
    @Test
    void readsAheadWithOneTry() {
        played.answers(status(503));

        assertThat(failureAhead()).isInstanceOf(Why.Unreachable.class);
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void readsNothingAheadDuringAPause() {
        hostUp.pause().begin(Duration.ofMinutes(1));

        assertThat(failureAhead()).isEqualTo(NOT_NOW);
        assertThat(played.requests()).isZero();
    }

    @Test
    void readsNothingAheadWithAKeyInDoubt() {
        played.answers(status(401));
        failureAhead();
        int asked = played.requests();

        assertThat(failureAhead()).isEqualTo(NOT_NOW);
        assertThat(played.requests()).isEqualTo(asked);
    }

    @Test
    void readsNothingAheadWhereOthersReadAlready() {
        played.answers(okJson("{\"schedules\":[]}"));
        hostUp.ahead().acquireUninterruptibly(GuardedCalls.AHEAD_AT_ONCE);
        try {
            assertThat(failureAhead()).isEqualTo(NOT_NOW);
            assertThat(reader.backupSchedules(VPS, deadline()).schedules()).isEmpty();
        } finally {
            hostUp.ahead().release(GuardedCalls.AHEAD_AT_ONCE);
        }
        assertThat(reader.ahead().backupSchedules(VPS, deadline()).schedules()).isEmpty();
        assertThat(hostUp.ahead().availablePermits()).isEqualTo(GuardedCalls.AHEAD_AT_ONCE);
    }

    private Why failureAhead() {
        return catchThrowableOfType(
                        HostUpFailure.class, () -> reader.ahead().backupSchedules(VPS, deadline()))
                .why();
    }

    static Stream<VpsQuery> lists() {
        return Stream.of(
                new VpsQuery.ByName("Atlas"),
                new VpsQuery.ByIp("192.0.2.10"),
                new VpsQuery.Everything(20, Optional.empty()));
    }

    /// A gateway or a wrong address: every key has a list of servers, be it empty.
    @ParameterizedTest
    @MethodSource("lists")
    void noListIsNoAnswerAboutAServer(VpsQuery query) {
        played.answers(status(404).withBody("{\"code\":\"not_found\"}"));

        assertThatExceptionOfType(HostUpFailure.class)
                .isThrownBy(() -> reader.list(query, deadline()))
                .extracting(HostUpFailure::why)
                .asInstanceOf(type(Why.Unreadable.class))
                .satisfies(why ->
                        assertThat(why.what())
                                .contains("not reached as HostUp", "NATTVAKT_HOSTUP_URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>No</html>", "404 page not found"})
    void aPageOfAGatewayDoesNotSayThatAServerIsGone(String body) {
        played.answers(status(404).withBody(body));

        assertThat(failure())
                .asInstanceOf(type(Why.Unreadable.class))
                .satisfies(why -> assertThat(why.what()).contains("not HostUp's own"));
    }

    @Test
    void answersWhenTheSecondTrySucceeds() {
        played.answersThen(status(502), okJson("{\"schedules\":[]}"));

        assertThat(reader.backupSchedules(VPS, deadline()).schedules()).isEmpty();
        assertThat(played.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Refused",
        "401, KeyRefused",
        "403, KeyRefused",
        "404, Missing",
        "409, Refused",
        "412, Refused",
        "422, Refused",
        "301, Refused",
        "302, Refused",
        "307, Refused",
        "308, Refused"
    })
    void takesADefiniteNoForAnAnswer(int status, String expected) {
        played.answers(
                status(status)
                        .withHeader("Location", played.url("http") + "/elsewhere")
                        .withBody("{\"code\":\"no_luck\",\"requestId\":\"req_1\"}"));

        Why why = failure();

        assertThat(why.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(why.toString()).contains("no_luck", "req_1", "" + status);
        // A first 401 may be stray, and is asked again.
        assertThat(played.requests()).isEqualTo(status == 401 ? 2 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"text\"", "<html></html>", "{\"schedules\":[}", "{}"})
    void doesNotAskAgainForAnAnswerThatCannotBeRead(String body) {
        played.answers(okJson(body));

        assertThat(failure()).isInstanceOf(Why.Unreadable.class);
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsHostUpAsks() {
        played.answersThen(
                status(429).withHeader("Retry-After", "7"), okJson("{\"schedules\":[]}"));

        reader.backupSchedules(VPS, deadline());

        assertThat(played.time().waited()).containsExactly(Duration.ofSeconds(7));
        assertThat(played.requests()).isEqualTo(2);
    }

    @Test
    void waitsTwiceAtMost() {
        played.answers(status(429).withHeader("Retry-After", "2"));

        assertThat(failure()).isEqualTo(new Why.Throttled(Duration.ofSeconds(2)));
        assertThat(played.requests()).isEqualTo(3);
    }

    @Test
    void leavesTheWholeKeyAloneWhileItIsPaused() {
        played.answers(status(429).withHeader("Retry-After", "3600"));
        assertThat(failure()).isEqualTo(new Why.Throttled(Duration.ofHours(1)));

        assertThat(failure()).isEqualTo(new Why.Throttled(Duration.ofHours(1)));
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void asksNothingWhenThereIsNoTime() {
        assertThat(failure(played.time().deadlineIn(0))).isInstanceOf(Why.Unreachable.class);
        assertThat(played.requests()).isZero();
    }

    @Test
    void doesNotAskAgainWhenTheWaitWouldOutlastTheDeadline() {
        played.answers(status(503));
        Deadline soon = Deadline.in(Backoff.LONGEST, played.time());

        assertThat(failure(soon)).isEqualTo(new Why.Unreachable("HostUp answered 503"));
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void asksForAPriceOnceWhateverBecomesOfIt() {
        played.answers(status(500));

        HostUpFailure failure = catchThrowableOfType(HostUpFailure.class, () -> price(deadline()));

        assertThat(failure.why()).isEqualTo(new Why.Unreachable("HostUp answered 500"));
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void leavesHostUpAloneAfterManyFailures() {
        played.answers(status(500));
        for (int call = 0; call < 13; call++) {
            failure();
        }

        assertThat(failure().toString()).contains("left alone");
        assertThat(played.requests()).isEqualTo(20);
    }

    @Test
    void asksNoMoreThanItsShareOverAllCallers() {
        played.answers(status(500));

        for (int call = 0; call < 1_000; call++) {
            failure();
        }

        assertThat(played.requests()).isEqualTo(20);
    }

    @Test
    void asksAgainAfterAStrayRefusal() {
        played.answersThen(status(401), status(200).withBody("{\"schedules\":[]}"));

        assertThat(reader.backupSchedules(VPS, deadline()).schedules()).isEmpty();
        assertThat(played.requests()).isEqualTo(2);
    }

    @Test
    void takesAnAnswerThatSaysItFailedForARefusal() {
        played.answers(status(200).withBody("{\"success\":false,\"message\":\"not now\"}"));

        assertThat(failure())
                .isInstanceOfSatisfying(
                        Why.Refused.class,
                        why -> assertThat(why.problem().detail()).contains("not now"));
    }

    @Test
    void probesALongPause() {
        played.answers(status(429).withHeader("Retry-After", "86400"));
        assertThat(failure()).isInstanceOf(Why.Throttled.class);
        played.answers(status(200).withBody("{\"schedules\":[]}"));
        played.time().pass(Duration.ofMinutes(4));
        assertThat(failure()).isInstanceOf(Why.Throttled.class);

        played.time().pass(Duration.ofMinutes(1));

        assertThat(reader.backupSchedules(VPS, deadline()).schedules()).isEmpty();
        assertThat(hostUp.pause().left()).isZero();
    }

    @Test
    void leavesARefusedKeyAloneUntilItIsAnotherOne() {
        played.answers(status(401).withBody("{\"code\":\"unauthorized\"}"));
        Why first = failure();

        assertThat(first).isInstanceOf(Why.KeyRefused.class);
        assertThat(failure()).isEqualTo(first);
        assertThat(failure()).isEqualTo(first);
        assertThat(played.requests()).isEqualTo(2);

        played.answers(status(200).withBody("{\"schedules\":[]}"));
        played.rotate(new Secret("fresh"));

        assertThat(reader.backupSchedules(VPS, deadline()).schedules()).isEmpty();
        assertThat(played.requests()).isEqualTo(3);
    }

    @Test
    void doesNotTellTheKey() {
        played.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        HostUpFailure failure =
                catchThrowableOfType(
                        HostUpFailure.class, () -> reader.backupSchedules(VPS, deadline()));

        assertThat(failure)
                .hasStackTraceContaining("HostUp")
                .extracting(thrown -> thrown + " " + thrown.why() + " " + thrown.getCause())
                .asString()
                .doesNotContain(PlayedHostUp.KEY.reveal());
    }

    private boolean price(Deadline deadline) {
        var resources = new LinkedHashMap<>(Map.of("snapshotSlots", 3));
        return reader.price(VPS, resources, deadline).dryRun().orElse(false);
    }

    private Why failure() {
        return failure(deadline());
    }

    private Why failure(Deadline deadline) {
        return catchThrowableOfType(
                        HostUpFailure.class, () -> reader.backupSchedules(VPS, deadline))
                .why();
    }

    private Deadline deadline() {
        return played.time().deadlineIn(30);
    }
}
