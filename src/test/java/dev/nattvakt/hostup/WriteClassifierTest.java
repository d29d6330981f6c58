package dev.nattvakt.hostup;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import jakarta.ws.rs.ProcessingException;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.change.Sent;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.hostup.guard.TransportFailure;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.ScheduleId;
import dev.nattvakt.schedule.SnapshotSchedule;

import static dev.nattvakt.schedule.ScheduleBuilder.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class WriteClassifierTest {

    private static final Write POST = new Write.SaveSnapshotSchedule(new SnapshotSchedule(true, 6));
    private static final Write POST_BACKUPS = new Write.SaveBackupSchedule(aSchedule().wanted());
    private static final Write DELETE = new Write.DeleteSnapshotSchedule();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            textBlock =
                    """
                    POST   | 200 | {}                      | Accepted
                    POST   | 204 | ``                      | Accepted
                    POST   | 201 | ``                      | Ambiguous
                    POST   | 201 | <html>                  | Ambiguous
                    DELETE | 200 | ``                      | Accepted
                    DELETE | 200 | <html>                  | Ambiguous
                    POST   | 301 | ``                      | Ambiguous
                    POST   | 399 | ``                      | Ambiguous
                    POST   | 400 | ``                      | Rejected
                    POST   | 401 | ``                      | KeyRefused
                    POST   | 403 | ``                      | KeyRefused
                    POST   | 404 | ``                      | Missing
                    POST   | 409 | {"code":"no"}           | Rejected
                    POST   | 409 | {"code":"upstream_bad"} | Ambiguous
                    POST   | 200 | {"success":false}       | Denied
                    POST   | 200 | {"success":true}        | Accepted
                    POST   | 409 | {"error":{"code":"no"}} | Rejected
                    POST   | 409 | {"message":"not now"}   | Rejected
                    POST   | 409 | <html>                  | Denied
                    POST   | 409 | error code: 1010        | Denied
                    POST   | 409 | ``                      | Denied
                    POST   | 201 | {"success":"false"}     | Denied
                    POST   | 201 | {"error":"quota"}       | Denied
                    POST   | 206 | {}                      | Accepted
                    POST   | 20  | {}                      | Ambiguous
                    POST   | 422 | {"code":"UPSTREAM-BAD"} | Ambiguous
                    POST   | 400 | {"code":"upstream_a_code_that_is_longer_than_any_that_is_shown_to_anybody_so_far"} | Ambiguous
                    POST   | 400 | {"type":"https://developer.hostup.se/errors/upstream_bad"} | Ambiguous
                    POST   | 400 | {"type":"https://developer.hostup.se/errors/not_upstream"} | Rejected
                    POST   | 403 | {"error":{"code":"upstream_bad"}} | Ambiguous
                    POST   | 404 | {"errors":[{"code":"upstream_bad"}]} | Ambiguous
                    POST   | 400 | <html>                  | Rejected
                    POST   | 404 | <html>                  | Rejected
                    """)
    void anAnswerIsAYesANoOrADoubt(String method, int status, String body, String sent) {
        Write write = method.equals("POST") ? POST : DELETE;

        Sent ruling = WriteClassifier.on(write, RecordedWire.answer(status, body));

        assertThat(ruling.getClass().getSimpleName()).isEqualTo(sent);
        assertThat(ruling.requestId()).contains("req_header");
    }

    /// As long as the longest that is documented, and as long as any is taken.
    @ParameterizedTest
    @CsvSource({
        "409, 42, (CODE)",
        "502, 42, (CODE)",
        "409, 64, (CODE)",
        "502, 64, (CODE)",
        "502, 65, ''"
    })
    void aLongCodeOfADoubtIsShown(int status, int length, String shown) {
        String code = code(length);

        Sent ruling =
                WriteClassifier.on(
                        POST, RecordedWire.answer(status, "{\"code\":\"" + code + "\"}"));

        assertThat(((Sent.Ambiguous) ruling).what())
                .isEqualTo(
                        ("HostUp answered " + status + " " + shown.replace("CODE", code)).strip()
                                + ", which leaves it open");
    }

    @Test
    void aCodeThatIsTooLongIsNotShownAndCountsAllTheSame() {
        Sent ruling =
                WriteClassifier.on(
                        POST, RecordedWire.answer(409, "{\"code\":\"" + code(65) + "\"}"));

        assertThat(ruling)
                .asInstanceOf(type(Sent.Ambiguous.class))
                .extracting(Sent.Ambiguous::what)
                .isEqualTo("HostUp answered 409, which leaves it open");
    }

    private static String code(int length) {
        String code = "upstream_vps_backup_schedule_shape_invalid";
        return code + "x".repeat(length - code.length());
    }

    @Test
    void aYesTellsWhatIsSoNow() {
        assertThat(
                        WriteClassifier.on(
                                POST,
                                RecordedWire.answer(200, "{\"schedule\":{\"intervalHours\":6}}")))
                .isEqualTo(
                        new Sent.Accepted(
                                Optional.empty(),
                                Fields.of("intervalHours", 6),
                                Optional.of("req_header")));
    }

    @Test
    void aYesTellsTheIdOfTheScheduleThatWasSaved() {
        assertThat(WriteClassifier.on(POST_BACKUPS, RecordedWire.answer(200, "{\"id\":\"bks_9\"}")))
                .isEqualTo(
                        new Sent.Accepted(
                                Optional.of(new ScheduleId("bks_9")),
                                Fields.NONE,
                                Optional.of("req_header")));
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                arguments(POST, Sent.Ambiguous.class),
                arguments(POST_BACKUPS, Sent.Ambiguous.class),
                arguments(
                        new Write.SaveBackupSettings(Optional.of(5), Optional.empty()),
                        Sent.Ambiguous.class),
                arguments(DELETE, Sent.Accepted.class),
                arguments(
                        new Write.DeleteBackupSchedule(new ScheduleId("bks_9")),
                        Sent.Accepted.class));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void onlyARemovalIsAcceptedWithoutAWord(Write write, Class<? extends Sent> sent) {
        assertThat(WriteClassifier.on(write, RecordedWire.answer(200, ""))).isInstanceOf(sent);
    }

    static Stream<Exception> departureFailures() {
        return Stream.of(
                new ConnectException("refused"),
                new UnknownHostException("cloud.hostup.se"),
                new NoRouteToHostException("no route"),
                (Exception)
                        new SSLHandshakeException("no TLS")
                                .initCause(new SSLHandshakeException("bad certificate")));
    }

    @ParameterizedTest
    @MethodSource("departureFailures")
    void nothingWasSentWithoutAConnection(Exception failure) {
        assertThat(WriteClassifier.on(TransportFailure.because(failure)))
                .isInstanceOf(Sent.NotSent.class);
        assertThat(WriteClassifier.on(TransportFailure.because(new ProcessingException(failure))))
                .isInstanceOf(Sent.NotSent.class);
    }

    static Stream<Exception> otherFailures() {
        return Stream.of(
                new SocketException("Connection reset"),
                new IOException("Connection was closed"),
                new SSLException("bad record"),
                new TimeoutException(),
                new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void nobodyKnowsAfterAnyOtherFailure(Exception failure) {
        assertThat(WriteClassifier.on(TransportFailure.because(new ProcessingException(failure))))
                .isInstanceOf(Sent.Ambiguous.class);
    }

    static Stream<FaultToleranceException> fusesBeforeTheWire() {
        return Stream.of(new CircuitBreakerOpenException(), new BulkheadException());
    }

    @ParameterizedTest
    @MethodSource("fusesBeforeTheWire")
    void nothingWasSentWhenAFuseBlewBeforeTheWire(FaultToleranceException fuse) {
        assertThat(WriteClassifier.on(fuse)).isInstanceOf(Sent.NotSent.class);
    }

    @Test
    void nobodyKnowsAfterAFuseCutTheWait() {
        var fuse = new org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException();

        assertThat(WriteClassifier.on(fuse)).isInstanceOf(Sent.Ambiguous.class);
    }
}
