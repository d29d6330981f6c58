package dev.nattvakt.faults.process;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stands between a server and HostUp, one exchange a connection. Whoever watches a VPS hears how
/// far each exchange about it has come, and may keep it there for as long as he likes: what is held
/// is not at HostUp yet, or not with the server yet, in whole or in half.
final class Checkpoint implements AutoCloseable {

    private static final Pattern ABOUT =
            Pattern.compile("(?<method>[A-Z]+) /api/v2/vps(?:\\?name=|/)(?<vps>[^/?& ]+)");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final Pattern CONNECTION = Pattern.compile("(?im)^connection:.*\r\n");
    private static final int LONGEST_HEAD = 16_384;

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final URI hostUp;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private final Phaser exchanges = new Phaser(1);

    /// The steps of a change, each of which is one exchange.
    enum Step {
        LOOK_UP,
        READ,
        WRITE
    }

    /// How far an exchange has come.
    enum Stage {
        /// It has left the server; nothing of it is at HostUp.
        SENT,
        HALF_ARRIVED,
        /// HostUp has done what was asked and has answered; the server has heard nothing.
        ANSWERED,
        HALF_HEARD,
        HEARD
    }

    /// @param number of the steps of that kind about this VPS since it is watched, from 1
    record Moment(Step step, int number, Stage stage) {}

    /// Looks on at what is said about one VPS.
    @FunctionalInterface
    interface Watch {

        /// Called as the moment comes; the exchange waits.
        ///
        /// @return whether it goes on; else its connections break
        boolean passes(Moment moment) throws InterruptedException;
    }

    Checkpoint(URI hostUp) throws IOException {
        this.hostUp = hostUp;
        Thread.startVirtualThread(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// From now on, until [#unwatch].
    void watch(String id, String name, Watch watch) {
        Watched one = new Watched(watch);
        watched.put(id, one);
        watched.put(name, one);
    }

    /// Everything new passes. What is kept is its watch's to let go.
    void unwatch() {
        watched.clear();
    }

    /// Waits until nothing is under way: what is to arrive at HostUp has arrived.
    void awaitQuiet() {
        exchanges.arriveAndAwaitAdvance();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                exchanges.register();
                Thread.startVirtualThread(() -> {
                    try (client;
                            Socket there = new Socket(hostUp.getHost(), hostUp.getPort())) {
                        exchange(client, there);
                    } catch (IOException | InterruptedException _) {
                        // One side has gone; so does the other.
                    } finally {
                        exchanges.arriveAndDeregister();
                    }
                });
            }
        } catch (IOException _) {
            // The laboratory is closed.
        }
    }

    private void exchange(Socket client, Socket there) throws IOException, InterruptedException {
        byte[] request = request(client.getInputStream());
        Exchange exchange = exchange(request);
        if (!exchange.isAt(Stage.SENT)) {
            return;
        }
        int half = request.length / 2;
        there.getOutputStream().write(request, 0, half);
        if (!exchange.isAt(Stage.HALF_ARRIVED)) {
            return;
        }
        there.getOutputStream().write(request, half, request.length - half);
        byte[] answer = there.getInputStream().readAllBytes();
        if (!exchange.isAt(Stage.ANSWERED)) {
            return;
        }
        client.getOutputStream().write(answer, 0, answer.length / 2);
        if (!exchange.isAt(Stage.HALF_HEARD)) {
            return;
        }
        client.getOutputStream()
                .write(answer, answer.length / 2, answer.length - answer.length / 2);
        exchange.isAt(Stage.HEARD);
    }

    private Exchange exchange(byte[] request) {
        Matcher about = ABOUT.matcher(new String(request, StandardCharsets.ISO_8859_1));
        if (!about.lookingAt()) {
            return _ -> true;
        }
        Step step =
                about.group().contains("?")
                        ? Step.LOOK_UP
                        : about.group("method").equals("GET") ? Step.READ : Step.WRITE;
        return Optional.ofNullable(watched.get(about.group("vps")))
                .map(one -> one.begin(step))
                .orElse(_ -> true);
    }

    /// One request, made the last of its connection, so that the end of the answer shows.
    private static byte[] request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.lastIndexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        String lines = head.toString();
        Matcher length = LENGTH.matcher(lines);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        String last =
                CONNECTION
                        .matcher(lines)
                        .replaceAll("")
                        .replaceFirst("\r\n", "\r\nConnection: close\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(last.getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    @FunctionalInterface
    private interface Exchange {
        boolean isAt(Stage stage) throws InterruptedException;
    }

    private static final class Watched {

        private final Watch watch;
        private final Map<Step, Integer> begun = new EnumMap<>(Step.class);

        private Watched(Watch watch) {
            this.watch = watch;
        }

        private synchronized Exchange begin(Step step) {
            int number = begun.merge(step, 1, Integer::sum);
            return stage -> watch.passes(new Moment(step, number, stage));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
