package dev.nattvakt.hostup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.change.ClearedForTest;
import dev.nattvakt.change.Sent;
import dev.nattvakt.change.WritePort;
import dev.nattvakt.change.facts.Write;
import dev.nattvakt.hostup.guard.Timeouts;

import static org.assertj.core.api.Assertions.assertThat;

/// X13: two addresses behind HostUp's name, and nobody listens on the first.
@QuarkusTest
@TestProfile(PlayedHostUp.Profile.class)
class TwoAddressesTest {

    private static final String DEAD = "127.0.0.1";
    private static final String LIVE = "127.0.0.2";

    @Inject PlayedHostUp played;
    @Inject HostUpConnection shared;
    @Inject GuardedCalls guardedCalls;

    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
    private ServerSocket server;
    private HostUpConnection hostUp;

    @BeforeEach
    void listenOnTheSecond() throws IOException {
        played.reset(shared);
        server = new ServerSocket(0, 50, InetAddress.getByName(LIVE));
        Thread.startVirtualThread(this::accept);
    }

    @AfterEach
    void close() throws IOException {
        hostUp.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {DEAD + " " + LIVE, LIVE + " " + DEAD})
    void readsFromTheOther(String order) {
        open(order);

        for (int i = 0; i < 20; i++) {
            retrying().askOnce(hostUp.pooled().backups(PlayedHostUp.VPS), Deadline.in(seconds(30)));
        }

        assertThat(arrived).hasSize(20).allMatch(head -> head.startsWith("GET "));
    }

    @ParameterizedTest
    @ValueSource(strings = {DEAD + " " + LIVE, LIVE + " " + DEAD})
    void sendsAWriteOnceToTheOther(String order) {
        open(order);
        HostUpWriter writer = new HostUpWriter(hostUp, guardedCalls, retrying());

        for (int i = 0; i < 20; i++) {
            try (WritePort.Connection connection = writer.open()) {
                assertThat(
                                connection.write(
                                        ClearedForTest.of(
                                                PlayedHostUp.VPS,
                                                new Write.DeleteSnapshotSchedule()),
                                        Deadline.in(seconds(30))))
                        .isInstanceOf(Sent.Accepted.class);
            }
        }

        assertThat(arrived)
                .hasSize(20)
                .allMatch(head -> head.startsWith("DELETE "))
                .allMatch(head -> head.toLowerCase(Locale.ROOT).contains("\r\nhost: localhost:"));
    }

    private void open(String order) {
        hostUp =
                new HostUpConnection(
                        URI.create("http://localhost:" + server.getLocalPort()),
                        () -> PlayedHostUp.KEY,
                        Timeouts.USUAL,
                        _ -> List.of(order.split(" ")).stream().map(this::address).toList());
    }

    private InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RetryingCalls retrying() {
        return new RetryingCalls(hostUp, guardedCalls);
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            byte[] bytes = new byte[4096];
            for (int length; (length = connection.getInputStream().read(bytes)) > 0; ) {
                arrived.add(new String(bytes, 0, length, StandardCharsets.UTF_8));
                connection
                        .getOutputStream()
                        .write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // The client has gone.
        }
    }
}
