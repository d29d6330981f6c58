package dev.nattvakt.hostup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// HostUp's end of the wire as a bare socket, for what no HTTP server does. Each connection is
/// counted, and then treated as the test says.
final class RawHostUp implements AutoCloseable {

    interface Treatment {
        void of(Socket connection) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();

    RawHostUp(Treatment treatment) throws IOException {
        Thread.startVirtualThread(() -> accept(treatment));
    }

    URI url(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    private void accept(Treatment treatment) {
        try {
            while (true) {
                try (Socket connection = server.accept()) {
                    connections.incrementAndGet();
                    treatment.of(connection);
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
