package dev.nattvakt.hostup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Stands between the client and HostUp, and harms the connections that carry a change: what no
/// HTTP server does to its own. One request a connection, as writes have it; reads pass unharmed.
public final class TcpProxy implements AutoCloseable {

    /// What happens to a connection.
    public enum Harm {
        NONE,
        /// Reset before a byte has reached HostUp.
        RESET_BEFORE,
        /// Reset when HostUp has answered, before a byte of it is passed on.
        RESET_AFTER,
        /// Half of the answer, then a reset.
        CUT,
        /// The answer is there and never passed on; the client gives up.
        STALL
    }

    private static final int LONGEST_HEAD = 16_384;

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final URI target;
    private final Supplier<Harm> harms;
    private final AtomicInteger changes = new AtomicInteger();

    /// @param harms asked for each connection that carries a change
    public TcpProxy(URI target, Supplier<Harm> harms) throws IOException {
        this.target = target;
        this.harms = harms;
        Thread.startVirtualThread(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// How many connections carried a change.
    int changes() {
        return changes.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException _) {
            // The laboratory is closed.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(target.getHost(), target.getPort())) {
            byte[] first = new byte[LONGEST_HEAD];
            int length = client.getInputStream().read(first);
            if (length < 0) {
                return;
            }
            String start = new String(first, 0, Math.min(length, 8), StandardCharsets.US_ASCII);
            if (start.startsWith("GET ")) {
                upstream.getOutputStream().write(first, 0, length);
                Thread.startVirtualThread(() -> pass(client, upstream));
                pass(upstream, client);
                return;
            }
            changes.incrementAndGet();
            harm(harms.get(), client, upstream, first, length);
        } catch (IOException _) {
            // One side has gone; so does the other.
        }
    }

    private static void harm(Harm harm, Socket client, Socket upstream, byte[] first, int length)
            throws IOException {
        if (harm == Harm.RESET_BEFORE) {
            client.setSoLinger(true, 0);
            return;
        }
        upstream.getOutputStream().write(first, 0, length);
        Thread.startVirtualThread(() -> pass(client, upstream));
        byte[] answer = new byte[LONGEST_HEAD];
        int answered = upstream.getInputStream().read(answer);
        switch (harm) {
            case NONE, RESET_BEFORE -> {
                client.getOutputStream().write(answer, 0, Math.max(0, answered));
                pass(upstream, client);
            }
            case RESET_AFTER -> client.setSoLinger(true, 0);
            case CUT -> {
                client.getOutputStream().write(answer, 0, Math.max(0, answered / 2));
                client.getOutputStream().flush();
                client.setSoLinger(true, 0);
            }
            case STALL -> {
                while (client.getInputStream().read() >= 0) {
                    // Nothing more comes; the client ends it.
                }
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int length; (length = in.read(bytes)) >= 0; ) {
                out.write(bytes, 0, length);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // One side has gone; so does the other.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
