package dev.nattvakt.hostup;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

import dev.nattvakt.caller.Secret;
import dev.nattvakt.change.ClearedForTest;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.fleet.port.HostUpFailure;
import dev.nattvakt.hostup.guard.KeyBreaker;
import dev.nattvakt.hostup.guard.ResponseLimits;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SnapshotSchedule;
import dev.nattvakt.schedule.VpsId;

import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@QuarkusTest
@TestProfile(PlayedHostUp.Profile.class)
class HostUpWriterTest {

    private static final VpsId VPS = PlayedHostUp.VPS;
    private static final String BASE = "/api/v2/vps/" + VPS;
    private static final Map<String, Write> WRITES =
            Map.of(
                    "POST " + BASE + "/backup-schedules",
                    new Write.SaveBackupSchedule(aSchedule().wanted()),
                    "PATCH " + BASE + "/backup-schedules",
                    new Write.SaveBackupSettings(Optional.of(5), Optional.empty()),
                    "DELETE " + BASE + "/backup-schedules/bks_01",
                    new Write.DeleteBackupSchedule(new ScheduleId("bks_01")),
                    "POST " + BASE + "/snapshot-schedules",
                    new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 6)),
                    "DELETE " + BASE + "/snapshot-schedules",
                    new Write.DeleteSnapshotSchedule());
    private static final Write POST = WRITES.get("POST " + BASE + "/backup-schedules");
    private static final Write DELETE = WRITES.get("DELETE " + BASE + "/snapshot-schedules");

    @Inject PlayedHostUp played;
    @Inject HostUpConnection hostUp;
    @Inject HostUpReader reader;
    @Inject HostUpWriter writer;

    @BeforeEach
    void reset() {
        played.reset(hostUp);
    }

    static Stream<Map.Entry<String, Write>> writes() {
        return WRITES.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void sendsEachWriteToItsRouteOnce(Map.Entry<String, Write> write) {
        played.answers(status(200).withBody("{}").withHeader("X-Request-Id", "req_1"));

        Sent sent = write(write.getValue());

        assertThat(sent)
                .isEqualTo(new Sent.Accepted(Optional.empty(), Fields.NONE, Optional.of("req_1")));
        assertThat(played.seen())
                .extracting(seen -> seen.getMethod() + " " + seen.getUrl())
                .containsExactly(write.getKey());
    }

    @Test
    void tellsTheIdOfTheScheduleThatWasSaved() {
        played.answers(status(201).withBody("{\"id\":\"bks_7\",\"requestId\":\"req_2\"}"));

        assertThat(write(POST))
                .isEqualTo(
                        new Sent.Accepted(
                                Optional.of(new ScheduleId("bks_7")),
                                Fields.NONE,
                                Optional.of("req_2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST   | backup-schedules   | {"frequency":"daily","time":"02:00"}   | {frequency=daily, hour=2}
                    PATCH  | backup-schedules   | {"settings":{"autoDeleteOldest":true}} | {autoDeleteOldest=true}
                    POST   | snapshot-schedules | {"schedule":{"intervalHours":6}}       | {intervalHours=6}
                    POST   | snapshot-schedules | {"schedule":null}                      | {}
                    DELETE | snapshot-schedules | {"schedule":{"intervalHours":6}}       | {}
                    """)
    void tellsWhatHostUpSaysIsSoNow(String method, String route, String body, String fields) {
        played.answers(status(200).withBody(body));

        Sent sent = write(WRITES.get(method + " " + BASE + "/" + route));

        assertThat(sent)
                .isInstanceOfSatisfying(
                        Sent.Accepted.class,
                        accepted -> assertThat(accepted.answered().values()).hasToString(fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            textBlock =
                    """
                    POST   | 200 | {}                         | Accepted
                    POST   | 201 | {}                         | Accepted
                    POST   | 202 | {"operation":{}}           | Accepted
                    POST   | 204 | ``                         | Accepted
                    POST   | 201 | ``                         | Ambiguous
                    POST   | 201 | []                         | Ambiguous
                    POST   | 201 | {"id":"bks_0               | Ambiguous
                    POST   | 201 | <html>ok</html>            | Ambiguous
                    POST   | 201 | {"id":"a","id":"b"}        | Ambiguous
                    DELETE | 200 | ``                         | Accepted
                    DELETE | 202 | ``                         | Accepted
                    DELETE | 204 | ``                         | Accepted
                    DELETE | 200 | {"schedule":null}          | Accepted
                    DELETE | 200 | <html>ok</html>            | Ambiguous
                    POST   | 301 | ``                         | Ambiguous
                    POST   | 302 | ``                         | Ambiguous
                    POST   | 303 | ``                         | Ambiguous
                    POST   | 307 | ``                         | Ambiguous
                    POST   | 308 | ``                         | Ambiguous
                    POST   | 400 | {"code":"invalid_request"} | Rejected
                    POST   | 401 | ``                         | KeyRefused
                    POST   | 403 | {"code":"forbidden"}       | KeyRefused
                    POST   | 404 | {"code":"vps_not_found"}   | Missing
                    POST   | 405 | ``                         | Ambiguous
                    POST   | 410 | ``                         | Ambiguous
                    POST   | 413 | ``                         | Rejected
                    POST   | 415 | ``                         | Rejected
                    POST   | 423 | ``                         | Ambiguous
                    POST   | 424 | ``                         | Ambiguous
                    POST   | 499 | ``                         | Ambiguous
                    POST   | 200 | {"success":false}          | Denied
                    POST   | 409 | {"code":"upstream_vps_backup_schedule_shape_invalid"} | Ambiguous
                    POST   | 409 | {"code":"vps_not_ready"}   | Rejected
                    POST   | 409 | {"code":"upstream_failed"} | Ambiguous
                    POST   | 412 | ``                         | Rejected
                    POST   | 422 | <html>                     | Rejected
                    POST   | 408 | ``                         | Ambiguous
                    POST   | 425 | ``                         | Ambiguous
                    POST   | 500 | {"code":"internal_error"}  | Ambiguous
                    POST   | 502 | <html>                     | Ambiguous
                    POST   | 503 | ``                         | Ambiguous
                    POST   | 504 | ``                         | Ambiguous
                    POST   | 599 | ``                         | Ambiguous
                    """)
    void sendsOnceAndSaysWhatIsKnown(String method, int status, String body, String expected) {
        played.answers(
                status(status)
                        .withBody(body)
                        .withHeader("Location", played.url("http") + "/elsewhere"));

        Sent sent = write(method.equals("POST") ? POST : DELETE);

        assertThat(sent.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(played.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isAmbiguousWhenTheConnectionBreaks(Fault fault) {
        played.answers(status(201).withFault(fault));

        assertThat(write(POST)).isInstanceOf(Sent.Ambiguous.class);
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void isAmbiguousWhenTheAnswerIsTooLong() {
        played.answers(
                status(201)
                        .withBody("{\"id\":\"" + "a".repeat(2 * ResponseLimits.LONGEST) + "\"}"));

        assertThat(write(POST)).isInstanceOf(Sent.Ambiguous.class);
    }

    @Test
    void isAmbiguousWhenTheAnswerIsFiftyLevelsDeep() {
        played.answers(status(201).withBody("{\"a\":".repeat(50) + "1" + "}".repeat(50)));

        assertThat(write(POST)).isInstanceOf(Sent.Ambiguous.class);
    }

    @Test
    void isAmbiguousWhenNoAnswerComesInTime() {
        played.answers(
                status(201).withBody("{}").withFixedDelay(2 * millis(hostUp.limits().write())));

        assertThat(write(POST))
                .isEqualTo(new Sent.Ambiguous("HostUp did not answer in time", Optional.empty()));
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void isAmbiguousInTimeWhenTheAnswerDrips() {
        int limit = millis(hostUp.limits().write());
        played.answers(
                status(201)
                        .withBody("{}" + " ".repeat(98))
                        .withChunkedDribbleDelay(100, 8 * limit));

        long before = System.nanoTime();

        assertThat(write(POST)).isInstanceOf(Sent.Ambiguous.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isLessThan(Duration.ofMillis(3L * limit));
    }

    /// Whether it is sent again depends on what a read shows, so it is not decided here.
    @Test
    void sendsOnceAndSaysHowLongHostUpWantsToBeLeftAlone() {
        played.answers(status(429).withHeader("Retry-After", "3", "7"));

        assertThat(write(POST))
                .isEqualTo(new Sent.Throttled(Duration.ofSeconds(7), Optional.empty()));
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void waitsOutAPauseBeforeItSends() {
        hostUp.pause().begin(Duration.ofSeconds(7));
        played.answers(status(201).withBody("{}"));

        assertThat(write(POST)).isInstanceOf(Sent.Accepted.class);
        assertThat(played.time().waited()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void readsOverTheConnectionOfTheWriteAndBesideIt() throws IOException {
        try (OddHostUp odd = new OddHostUp(() -> OddHostUp.Manner.PLAIN);
                HostUpConnection one = new HostUpConnection(odd.url(), () -> PlayedHostUp.KEY);
                WritePort.Connection connection = WireRows.writer(one).open()) {
            odd.put("vps_a", new OddHostUp.Schedule(1, 3));
            VpsId vps = new VpsId("vps_a");
            connection.write(ClearedForTest.of(vps, POST), played.time().deadlineIn(30));
            connection.reader().backupSchedules(vps, played.time().deadlineIn(30));

            assertThat(odd.connections()).isEqualTo(1);

            connection.beside().backupSchedules(vps, played.time().deadlineIn(30));

            assertThat(odd.connections()).isEqualTo(2);
        }
    }

    @Test
    void leavesTheWholeKeyAloneWhileItIsPaused() {
        played.answers(status(429).withHeader("Retry-After", "3600"));

        assertThat(write(POST))
                .isEqualTo(new Sent.Throttled(Duration.ofHours(1), Optional.empty()));
        assertThat(write(DELETE)).isEqualTo(new Sent.Paused(Duration.ofHours(1)));
        assertThat(catchThrowable(() -> reader.vps(VPS, played.time().deadlineIn(30))))
                .isInstanceOf(HostUpFailure.class);
        assertThat(played.requests()).isEqualTo(1);
    }

    @Test
    void sendsNothingWithAKeyThatWasRefused() {
        played.answers(status(401));
        Sent first = write(POST);
        assertThat(catchThrowable(() -> reader.vps(VPS, played.time().deadlineIn(30))))
                .isInstanceOf(HostUpFailure.class);

        played.answers(status(201).withBody("{}"));
        played.time().pass(KeyBreaker.COOL_DOWN.multipliedBy(2));

        assertThat(first).isInstanceOf(Sent.KeyRefused.class);
        assertThat(write(POST)).isEqualTo(first);
        assertThat(played.requests()).isEqualTo(2);

        played.rotate(new Secret("fresh"));

        assertThat(write(POST)).isInstanceOf(Sent.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void sendsNothingThatCouldBeCutOffOnItsWayOut(int seconds) {
        Sent sent = write(POST, seconds);

        assertThat(sent).isInstanceOf(Sent.NotSent.class);
        assertThat(played.requests()).isZero();
    }

    @Test
    void sendsNothingForAWhileAfterManyFailures() {
        played.answers(status(500));
        IntStream.range(0, 10).forEach(_ -> write(POST));

        assertThat(write(POST)).isInstanceOf(Sent.NotSent.class);
        assertThat(played.requests()).isEqualTo(10);
    }

    private Sent write(Write write) {
        return write(write, 30);
    }

    private Sent write(Write write, int seconds) {
        try (WritePort.Connection connection = writer.open()) {
            return connection.write(
                    ClearedForTest.of(VPS, write), played.time().deadlineIn(seconds));
        }
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}
