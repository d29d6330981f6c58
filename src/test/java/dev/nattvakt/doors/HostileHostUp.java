package dev.nattvakt.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

import dev.nattvakt.slack.PlayedWorkspace;
import dev.nattvakt.words.InjectionCorpus;

/// A HostUp in which somebody has written a hostile text into every field that takes text. Which
/// text, and how the server behaves otherwise, is in the id of the server that is asked for.
public final class HostileHostUp implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "canary-of-the-hostile-key";

    /// What the texts are compared with: harmless ones of each shape that a sentence tells apart.
    static final List<String> HARMLESS =
            List.of(
                    "two words",
                    "word",
                    "",
                    " ",
                    "a".repeat(70),
                    "many words ".repeat(9),
                    "many words ".repeat(200),
                    "vps-shaped/but not",
                    "w".repeat(90),
                    "w".repeat(9_000),
                    "åäö",
                    "a/b",
                    "a\tb",
                    "-",
                    "12",
                    "\u00A0",
                    " padded\u00A0");

    static final List<String> TEXTS = InjectionCorpus.all();

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("vps_([a-z]+)0([ht])(\\d+)x\\d+");
    private static final Pattern PATH = Pattern.compile("/api/v2/vps(?:/([^/]+)(?:/(.*))?)?");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> saved = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    /// How a server behaves.
    enum Mood {
        /// Everything may be done.
        CALM,
        /// No gate is open.
        SHUT,
        /// Every write is refused, at length.
        REFUSING,
        /// Saves under another name than was asked for.
        RENAMING,
        /// Even reads are refused.
        CLOSED,
        /// Has no snapshot slots.
        SLOTLESS
    }

    /// Of a server that nobody has asked for yet.
    static String newServer(Mood mood, boolean hostile, int text) {
        return "vps_%s0%s%dx%d"
                .formatted(
                        mood.name().toLowerCase(Locale.ROOT),
                        hostile ? "t" : "h",
                        text,
                        SERIAL.incrementAndGet());
    }

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        return Map.of("nattvakt.hostup.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                send(exchange, 404, "{}");
            } else if (path.group(1) == null) {
                send(exchange, 200, list(exchange.getRequestURI().getRawQuery()));
            } else {
                answer(exchange, path.group(1), path.group(2) == null ? "" : path.group(2));
            }
        }
    }

    private void answer(HttpExchange exchange, String id, String rest) throws IOException {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            send(exchange, 404, problem("", 404));
            return;
        }
        Mood mood = Mood.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        String text =
                (parts.group(2).equals("t") ? TEXTS : HARMLESS)
                        .get(Integer.parseInt(parts.group(3)));
        boolean reads = exchange.getRequestMethod().equals("GET");
        if (rest.isEmpty()) {
            send(exchange, 200, vps(id, text).toString());
        } else if (mood == Mood.CLOSED || (mood == Mood.REFUSING && !reads)) {
            send(exchange, 422, problem(text, 422));
        } else if (rest.equals("actions/config")) {
            send(exchange, 200, price(text));
        } else if (!reads) {
            saved.add(id);
            send(exchange, 201, schedule(id, text, mood).toString());
        } else {
            send(exchange, 200, read(id, rest, text, mood));
        }
    }

    private String read(String id, String rest, String text, Mood mood) {
        return switch (rest) {
            case "backup-schedules" -> {
                ObjectNode json = object();
                json.putArray("schedules").add(schedule(id, text, mood));
                json.putObject("settings")
                        .put("totalBackupLimit", 9)
                        .put("manualBackupsActive", 0)
                        .put("scheduledBackupsActive", 0)
                        .put("availableScheduledSlots", 9)
                        .put("autoDeleteOldest", false)
                        .put(text, text);
                json.set("actions", gates(text, mood, "canCreate", "canUpdate", "canDelete"));
                yield json.put("reason", text).put("note", text).toString();
            }
            case "snapshot-schedules" -> {
                ObjectNode json = object();
                json.putObject("schedule")
                        .put("enabled", true)
                        .put("intervalHours", 6)
                        .put("name", text)
                        .put("status", text);
                json.put("available", mood != Mood.SLOTLESS).put("reason", text);
                json.putObject("limits")
                        .put("totalSnapshots", mood == Mood.SLOTLESS ? 0 : 3)
                        .put(text, text);
                json.set("actions", gates(text, mood, "canEnable", "canDelete"));
                yield json.toString();
            }
            case "backups" -> copies("backups", text);
            case "snapshots" -> copies("data", text);
            case "actions/upgrade" -> {
                ObjectNode json = object();
                ArrayNode options = json.putArray("configurableOptions");
                for (String key : List.of("backupSlots", "snapshotSlots", text)) {
                    options.addObject().put("key", key).put("name", text).put("label", text);
                }
                yield json.toString();
            }
            default -> "{}";
        };
    }

    /// One page: every text as a name, or two servers of the name that was asked for.
    private static String list(String query) {
        ObjectNode json = object();
        ArrayNode data = json.putArray("data");
        if (query != null && query.startsWith("name=")) {
            String name = URLDecoder.decode(query.substring(5), StandardCharsets.UTF_8);
            data.add(vps("vps_calm0h0x0", name)).add(vps("vps_calm0h1x0", name));
        } else {
            for (int i = 0; i < TEXTS.size(); i++) {
                data.add(vps("vps_calm0t%dx0".formatted(i), TEXTS.get(i)));
            }
            for (int i = 0; i < HARMLESS.size(); i++) {
                data.add(vps("vps_calm0h%dx0".formatted(i), HARMLESS.get(i)));
            }
        }
        json.putNull("nextCursor").put("hasMore", false);
        return json.toString();
    }

    private static ObjectNode vps(String id, String text) {
        return object().put("id", id)
                .put("name", text)
                .put("hostname", text)
                .put("primaryIp", text)
                .put("serviceStatus", text)
                .put("powerState", text)
                .put("description", text);
    }

    private ObjectNode schedule(String id, String text, Mood mood) {
        boolean changed = saved.contains(id);
        return object().put("id", "bks_1")
                .put("name", mood == Mood.RENAMING && !changed ? "Nightly" : text)
                .put("frequency", "daily")
                .put("time", changed ? "04:00" : "02:00")
                .putNull("daySpecifier")
                .put("retentionCount", 5)
                .put("enabled", true)
                .put("lastRun", "2026-11-21T02:00:00Z")
                .put("status", text)
                .put("error", text)
                .put("description", text);
    }

    private static ObjectNode gates(String text, Mood mood, String... names) {
        ObjectNode gates = object();
        for (String name : names) {
            gates.putObject(name)
                    .put("allowed", mood != Mood.SHUT)
                    .put("reason", text)
                    .put("code", text);
        }
        return gates;
    }

    private static String copies(String rows, String text) {
        ObjectNode json = object();
        json.putArray(rows)
                .addObject()
                .put("id", text)
                .put("name", text)
                .put("displayId", text)
                .put("note", text)
                .put("description", text)
                .put("createdAt", "2026-11-21T02:05:00Z")
                .put("backupType", text);
        return json.toString();
    }

    private static String price(String text) {
        ObjectNode json = object().put("dryRun", true).put("message", text);
        json.putObject("priceChange")
                .put("amount", 10)
                .put("recurringAmount", 20)
                .put("currencyCode", text);
        return json.toString();
    }

    private static String problem(String text, int status) {
        ObjectNode json =
                object().put("type", text)
                        .put("title", text)
                        .put("status", status)
                        .put("detail", text)
                        .put("instance", text)
                        .put("code", text)
                        .put("requestId", text);
        json.putArray("errors")
                .addObject()
                .put("pointer", text)
                .put("detail", text)
                .put("code", text);
        return json.toString();
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// The application with a key, all doors open, and this class in HostUp's place.
    public static final class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(HostileHostUp.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>();
            settings.put("HOSTUP_API_KEY", KEY);
            settings.put("nattvakt.sandbox", "false");
            settings.put("nattvakt.audit.file", auditFile().toString());
            settings.put("nattvakt.slack.signing-secret", PlayedWorkspace.SECRET);
            settings.put("nattvakt.slack.teams", PlayedWorkspace.TEAM);
            settings.put("nattvakt.slack.approvers", PlayedWorkspace.ANNA);
            return settings;
        }

        private static Path auditFile() {
            try {
                return Files.createTempDirectory("nattvakt-audit").resolve("audit.log");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
