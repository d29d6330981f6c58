package dev.nattvakt.hostup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// HostUp on bare sockets that stay open, with a few servers that have one daily backup schedule
/// each. It answers truthfully, and wraps its answers as no HTTP server would.
final class OddHostUp implements AutoCloseable {

    /// How one answer is put on the wire.
    enum Manner {
        PLAIN,
        CONTINUE,
        PROCESSING,
        EARLY_HINTS,
        UNKNOWN_INTERIM,
        SEVERAL,
        /// An interim answer long before the answer itself.
        INTERIM_EARLY,
        INTERIM_ONLY,
        INTERIM_THEN_END,
        SWITCHING,
        TWICE,
        /// The same answer again when the next request is there, and that one's answer behind it.
        AGAIN_LATER,
        CHUNKED_WITH_TRAILERS,
        LENGTH_TOO_SHORT,
        LENGTH_TOO_LONG,
        LENGTH_AND_CHUNKED,
        TWO_LENGTHS
    }

    private static final Pattern ROUTE =
            Pattern.compile("(GET|POST) /api/v2/vps/(\\w+)(/backup-schedules)? HTTP/1.1");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final Pattern HOUR = Pattern.compile("\"hour\":(\\d+)");
    private static final Pattern COPIES = Pattern.compile("\"retentionCount\":(\\d+)");

    /// What is really so.
    record Schedule(int hour, int copies) {}

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Map<String, Schedule> fleet = new ConcurrentHashMap<>();
    private final Supplier<Manner> manners;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile Runnable beforeAnswer = () -> {};

    /// @param manners asked for each answer
    OddHostUp(Supplier<Manner> manners) throws IOException {
        this.manners = manners;
        Thread.startVirtualThread(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void put(String vps, Schedule schedule) {
        fleet.put(vps, schedule);
    }

    Schedule at(String vps) {
        return fleet.get(vps);
    }

    int connections() {
        return connections.get();
    }

    int writes() {
        return writes.get();
    }

    /// Runs before the answer to each write.
    void beforeAnsweringAWrite(Runnable then) {
        beforeAnswer = then;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException _) {
            // The row is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            String again = "";
            for (String head = head(client); !head.isEmpty(); head = head(client)) {
                Matcher length = LENGTH.matcher(head);
                int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
                String body =
                        new String(
                                client.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
                String answer = answer(head, body);
                String whole = whole(answer.length(), answer);
                if (!again.isEmpty()) {
                    say(client, again + whole);
                    again = "";
                    continue;
                }
                Manner manner = manners.get();
                again = manner == Manner.AGAIN_LATER ? whole : "";
                if (!say(client, answer, manner)) {
                    return;
                }
            }
        } catch (IOException _) {
            // The client has gone.
        }
    }

    private static String head(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private String answer(String head, String body) {
        Matcher route = ROUTE.matcher(head);
        if (!route.lookingAt() || !fleet.containsKey(route.group(2))) {
            return "{\"code\":\"not_found\"}";
        }
        String vps = route.group(2);
        if (route.group(3) == null) {
            return "{\"id\":\"%s\",\"name\":\"name-of-%s\",\"serviceStatus\":\"active\"}"
                    .formatted(vps, vps);
        }
        if (route.group(1).equals("POST")) {
            writes.incrementAndGet();
            beforeAnswer.run();
            fleet.put(vps, new Schedule(number(HOUR, body), number(COPIES, body)));
            return row(vps);
        }
        return """
        {"schedules":[%s],"actions":{"canCreate":{"allowed":true,"reason":null}},\
        "settings":{"totalBackupLimit":20,"manualBackupsActive":0,"scheduledBackupsActive":1,\
        "availableScheduledSlots":19,"autoDeleteOldest":true}}\
        """
                .formatted(row(vps));
    }

    private String row(String vps) {
        Schedule schedule = fleet.get(vps);
        return """
        {"id":"bks_of_%s","name":null,"frequency":"daily","time":"%02d:00","daySpecifier":null,\
        "retentionCount":%d,"enabled":true,"lastRun":null,"nextRun":null,"status":null}\
        """
                .formatted(vps, schedule.hour(), schedule.copies());
    }

    private static int number(Pattern field, String body) {
        Matcher value = field.matcher(body);
        if (!value.find()) {
            throw new IllegalArgumentException(body);
        }
        return Integer.parseInt(value.group(1));
    }

    /// @return whether the connection stays
    private static boolean say(Socket client, String body, Manner manner) throws IOException {
        String whole = whole(body.length(), body);
        switch (manner) {
            case PLAIN, AGAIN_LATER -> say(client, whole);
            case CONTINUE -> say(client, interim("100 Continue") + whole);
            case PROCESSING -> say(client, interim("102 Processing") + whole);
            case EARLY_HINTS -> say(client, interim("103 Early Hints") + whole);
            case UNKNOWN_INTERIM -> say(client, interim("199 Odd") + whole);
            case SEVERAL ->
                    say(
                            client,
                            interim("102 Processing").repeat(3)
                                    + interim("103 Early Hints")
                                    + interim("110 Odd")
                                    + whole);
            case INTERIM_EARLY -> {
                say(client, interim("102 Processing"));
                pause(15);
                say(client, whole);
            }
            case INTERIM_ONLY -> {
                say(client, interim("102 Processing"));
                while (client.getInputStream().read() >= 0) {
                    // Nothing more comes; the client ends it.
                }
                return false;
            }
            case INTERIM_THEN_END -> {
                say(client, interim("102 Processing"));
                return false;
            }
            case SWITCHING ->
                    say(
                            client,
                            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: odd\r\nConnection: upgrade\r\n\r\n"
                                    + whole);
            case TWICE -> say(client, whole + whole);
            case CHUNKED_WITH_TRAILERS ->
                    say(
                            client,
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Odd\r\n\r\n"
                                    + chunked(body)
                                    + "X-Odd: HTTP/1.1 200 OK\r\n\r\n");
            case LENGTH_TOO_SHORT -> say(client, whole(body.length() - 7, body));
            case LENGTH_TOO_LONG -> say(client, whole(body.length() + 40, body));
            case LENGTH_AND_CHUNKED ->
                    say(
                            client,
                            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + chunked(body)
                                    + "\r\n");
            case TWO_LENGTHS ->
                    say(
                            client,
                            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(body.length(), body));
        }
        return true;
    }

    private static String whole(int length, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(length, body);
    }

    private static String interim(String status) {
        return "HTTP/1.1 " + status + "\r\nX-Odd: yes\r\n\r\n";
    }

    private static String chunked(String body) {
        int half = body.length() / 2;
        return "%x\r\n%s\r\n%x\r\n%s\r\n0\r\n"
                .formatted(
                        half, body.substring(0, half), body.length() - half, body.substring(half));
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
