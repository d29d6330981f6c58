package dev.nattvakt.hostup;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.change.ClearedForTest;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.facts.Write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@QuarkusTest
@TestProfile(PlayedHostUp.Profile.class)
class BareWireTest {

    private static final Write DELETE = new Write.DeleteSnapshotSchedule();

    @Inject PlayedHostUp played;
    @Inject HostUpConnection hostUp;
    @Inject GuardedCalls guardedCalls;

    @BeforeEach
    void reset() {
        played.reset(hostUp);
    }

    @Test
    void isNotSentToAPortThatNobodyListensOn() throws IOException {
        RawHostUp gone = new RawHostUp(_ -> {});
        gone.close();

        assertThat(write(gone.url("http")))
                .isEqualTo(new Sent.NotSent("HostUp cannot be connected to"));
    }

    @Test
    void isNotSentToANameThatDoesNotExist() {
        assertThat(write(URI.create("https://hostup.invalid")))
                .isEqualTo(new Sent.NotSent("HostUp's name cannot be resolved"));
    }

    @Test
    void isTriedTwiceAndNotSentWhereTlsIsNotSpoken() throws IOException {
        try (RawHostUp raw = new RawHostUp(socket -> say(socket, "HTTP/1.1 400 No\r\n\r\n"))) {
            assertThat(write(raw.url("https"))).isInstanceOf(Sent.NotSent.class);
            assertThat(raw.connections()).isEqualTo(2);
        }
    }

    @Test
    void isNotSentToSomebodyWhoCannotProveWhoItIs() {
        assertThat(write(played.url("https")))
                .isEqualTo(new Sent.NotSent("no TLS connection to HostUp came about"));
        assertThat(played.seen()).isEmpty();
    }

    static Stream<RawHostUp.Treatment> breakingOff() {
        return Stream.of(
                BareWireTest::readRequest,
                socket -> {
                    readRequest(socket);
                    socket.setSoLinger(true, 0);
                },
                socket -> {
                    readRequest(socket);
                    say(socket, "HTTP/1.1 20");
                },
                socket -> {
                    readRequest(socket);
                    say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"sche");
                },
                socket -> {
                    readRequest(socket);
                    say(socket, "SSH-2.0-OpenSSH_9.9\r\n\r\n");
                });
    }

    @ParameterizedTest
    @MethodSource("breakingOff")
    void isAmbiguousWhenAConnectionThatStoodBreaks(RawHostUp.Treatment treatment)
            throws IOException {
        try (RawHostUp raw = new RawHostUp(treatment)) {
            assertThat(write(raw.url("http"))).isInstanceOf(Sent.Ambiguous.class);
            assertThat(raw.connections()).isEqualTo(1);
        }
    }

    @Test
    void isRefusedWhenOnlyTheBodyOfTheRefusalIsCut() throws IOException {
        assertThat(answeredBy("422 No", "{\"code")).isInstanceOf(Sent.Rejected.class);
    }

    /// It may have held one of HostUp's codes for what a layer behind it may have done.
    @Test
    void isAmbiguousWhenTheBodyOfAConflictIsCut() throws IOException {
        assertThat(answeredBy("409 Conflict", "{\"code")).isInstanceOf(Sent.Ambiguous.class);
    }

    @Test
    void readsAFormAsNothingThatHostUpSends() throws IOException {
        String form = "200 OK\r\nContent-Type: multipart/form-data; boundary=x";

        assertThat(answeredBy(form, "--x\r\n")).isInstanceOf(Sent.Ambiguous.class);
    }

    /// What a write gets when the answer is cut off after the first bytes of its body.
    private Sent answeredBy(String head, String body) throws IOException {
        RawHostUp.Treatment cut =
                socket -> {
                    readRequest(socket);
                    say(socket, "HTTP/1.1 " + head + "\r\nContent-Length: 50\r\n\r\n" + body);
                };

        try (RawHostUp raw = new RawHostUp(cut)) {
            return write(raw.url("http"));
        }
    }

    @Test
    void leavesAnEndlessAnswerUnread() throws IOException {
        RawHostUp.Treatment endless =
                socket -> {
                    readRequest(socket);
                    say(socket, "HTTP/1.1 200 OK\r\n\r\n");
                    while (true) {
                        say(socket, " ".repeat(8192));
                    }
                };

        try (RawHostUp raw = new RawHostUp(endless)) {
            assertThat(write(raw.url("http")))
                    .isEqualTo(new Sent.Ambiguous("HostUp's answer has no end", Optional.empty()));
        }
    }

    @Test
    void questionsShareAConnection() throws IOException {
        try (RawHostUp raw = new RawHostUp(BareWireTest::answerAll);
                HostUpConnection connection = connection(raw.url("http"))) {
            var question = connection.pooled().backups(PlayedHostUp.VPS);
            Exchange.send(question, Optional.empty());
            Exchange.send(question, Optional.empty());

            assertThat(raw.connections()).isEqualTo(1);
        }
    }

    @Test
    void eachWriteHasAConnectionOfItsOwn() throws IOException {
        try (RawHostUp raw = new RawHostUp(BareWireTest::answerAll);
                HostUpConnection connection = connection(raw.url("http"))) {
            HostUpWriter writer = writer(connection);

            assertThat(write(writer)).isInstanceOf(Sent.Accepted.class);
            assertThat(write(writer)).isInstanceOf(Sent.Accepted.class);
            assertThat(raw.connections()).isEqualTo(2);
        }
    }

    @Test
    void theConnectionOfAWriteIsOpenedBeforeIt() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        RawHostUp.Treatment told =
                socket -> {
                    opened.countDown();
                    answerAll(socket);
                };

        try (RawHostUp raw = new RawHostUp(told);
                HostUpConnection connection = connection(raw.url("http"));
                WritePort.Connection own = writer(connection).open()) {
            assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(write(own)).isInstanceOf(Sent.Accepted.class);
            assertThat(raw.connections()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsNotNeededIsClosedAndHasCarriedNothing() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        try (RawHostUp raw = new RawHostUp(socket -> seen.add(readRequest(socket)));
                HostUpConnection connection = connection(raw.url("http"))) {
            writer(connection).open().close();

            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void isSentOverAnotherConnectionWhenTheWaitingOneWasClosed() throws IOException {
        try (RawHostUp raw = new RawHostUp(closingTheFirst());
                HostUpConnection connection = connection(raw.url("http"));
                WritePort.Connection own = writer(connection).open()) {
            // Served after the first one, so that its end has been seen by then.
            Exchange.send(connection.pooled().backups(PlayedHostUp.VPS), Optional.empty());

            assertThat(write(own)).isInstanceOf(Sent.Accepted.class);
            assertThat(raw.connections()).isEqualTo(3);
        }
    }

    private static RawHostUp.Treatment closingTheFirst() {
        AtomicInteger connections = new AtomicInteger();
        return socket -> {
            if (connections.incrementAndGet() > 1) {
                readRequest(socket);
                say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            }
        };
    }

    @Test
    void nothingIsOpenedInAdvanceDuringAPause() throws IOException {
        try (RawHostUp raw = new RawHostUp(BareWireTest::answerAll);
                HostUpConnection connection = connection(raw.url("http"))) {
            connection.pause().begin(Duration.ofMinutes(1));

            assertThat(connection.opening()).isEmpty();
            assertThat(raw.connections()).isZero();
        }
    }

    /// The server answers one connection after the other: the second would wait for ever.
    @Test
    void theConnectionOfAChangeIsClosedWithIt() throws IOException {
        try (RawHostUp raw = new RawHostUp(BareWireTest::answerAll);
                HostUpConnection connection = connection(raw.url("http"))) {
            for (int i = 0; i < 3; i++) {
                try (OwnConnection own = connection.own()) {
                    Exchange.send(own.api().backups(PlayedHostUp.VPS), Optional.empty());
                    Exchange.send(own.api().backups(PlayedHostUp.VPS), Optional.empty());
                }
            }

            assertThat(raw.connections()).isEqualTo(3);
        }
    }

    @Test
    void usesTheKeyAsItIsAtThatMoment() throws IOException {
        List<String> seen = new ArrayList<>();
        AtomicReference<Secret> key = new AtomicReference<>(new Secret("old"));
        RawHostUp.Treatment ok =
                socket -> {
                    seen.add(readRequest(socket));
                    say(socket, "HTTP/1.1 204 OK\r\n\r\n");
                };

        try (RawHostUp raw = new RawHostUp(ok);
                HostUpConnection connection = new HostUpConnection(raw.url("http"), key::get)) {
            HostUpWriter writer = writer(connection);
            write(writer);
            key.set(new Secret("new"));
            write(writer);
        }

        assertThat(seen.getFirst()).contains("Bearer old\r\n");
        assertThat(seen.getLast()).contains("Bearer new\r\n");
    }

    @Test
    void takesNoUrlThatWouldCarryTheKeyInTheClear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection(URI.create("http://cloud.hostup.se")))
                .withMessageContaining("NATTVAKT_HOSTUP_URL");
    }

    private Sent write(URI url) {
        try (HostUpConnection connection = connection(url)) {
            return write(writer(connection));
        }
    }

    private static Sent write(HostUpWriter writer) {
        try (WritePort.Connection connection = writer.open()) {
            return write(connection);
        }
    }

    private static Sent write(WritePort.Connection connection) {
        return connection.write(
                ClearedForTest.of(PlayedHostUp.VPS, DELETE), Deadline.in(Duration.ofSeconds(30)));
    }

    private HostUpWriter writer(HostUpConnection connection) {
        return new HostUpWriter(
                connection, guardedCalls, new RetryingCalls(connection, guardedCalls));
    }

    private static HostUpConnection connection(URI url) {
        return new HostUpConnection(url, () -> PlayedHostUp.KEY);
    }

    private static void answerAll(Socket socket) throws IOException {
        while (!readRequest(socket).isEmpty()) {
            say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        }
    }

    private static String readRequest(Socket socket) throws IOException {
        byte[] bytes = new byte[4096];
        int length = socket.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(0, length), StandardCharsets.UTF_8);
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
