package dev.nattvakt.faults.door;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.PrivateFile;
import dev.nattvakt.access.NewToken;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.state.Gate;
import dev.nattvakt.sandbox.state.GateName;
import dev.nattvakt.sandbox.state.PostMeaning;
import dev.nattvakt.sandbox.state.Vps;
import dev.nattvakt.shipped.Packaged;

/// The packaged server as it runs for its callers, with a simulator of its own at the other end:
/// one process behind the HTTP doors, and one behind the pipes as soon as somebody comes that way.
final class Rig implements AutoCloseable {

    static final String KEY = "sandbox-key";

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final int SERVERS = 40;

    /// So much goes wrong here that the fuses would let nothing pass; row A10 is about them.
    private static final List<String> NO_FUSES =
            List.of(
                    "-Ddev.nattvakt.hostup.Line/read/CircuitBreaker/enabled=false",
                    "-Ddev.nattvakt.hostup.Line/write/CircuitBreaker/enabled=false");

    /// Of which so many are kept for changes that end in doubt. A server in doubt is read more
    /// often than others before it is changed, and faults are counted by requests.
    private static final int FOR_DOUBTS = 24;

    private final Sandbox sandbox;
    private final Path directory;
    private final NewToken operator;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<Way, Entrance> entrances = new EnumMap<>(Way.class);
    private final BlockingDeque<String> undoubted = new LinkedBlockingDeque<>();
    private final BlockingDeque<String> doubtful = new LinkedBlockingDeque<>();
    private Optional<URI> url = Optional.empty();

    Rig(Vertx vertx, PostMeaning meaning) {
        try {
            directory = Files.createTempDirectory(Path.of("target"), "house");
            operator = NewToken.by("an-operator", "operator");
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        sandbox = Sandbox.start(vertx, new Sandbox.Settings(0, KEY, meaning, Clock.systemUTC()));
        sandbox.setRateLimit(1_000_000);
        IntStream.rangeClosed(1, SERVERS)
                .mapToObj("node-%02d"::formatted)
                .map(name -> sandbox.state().vps(name).id())
                .forEach(id -> (doubtful.size() < FOR_DOUBTS ? doubtful : undoubted).add(id));
    }

    /// The ways in.
    enum Way {
        REST("rest"),
        SESSION("mcp-2025"),
        STATELESS("mcp-2026"),
        STDIO("stdio");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /// A server at HostUp that nobody else changes until it is given back.
    ///
    /// @param endsInDoubt whether the change that it is wanted for will
    String take(boolean endsInDoubt) throws InterruptedException {
        return (endsInDoubt ? doubtful : undoubted).takeFirst();
    }

    /// Whoever takes it next takes another server: of this one, the process behind the doors
    /// remembers how it was.
    void giveBack(String vps, boolean endsInDoubt) {
        (endsInDoubt ? doubtful : undoubted).addLast(sandbox.replaceServer(vps));
    }

    /// As whoever needs no token: an approver.
    synchronized Entrance through(Way way) throws IOException, InterruptedException {
        if (!entrances.containsKey(way)) {
            entrances.put(way, way == Way.STDIO ? pipes() : http(way, Optional.empty()));
        }
        return entrances.get(way);
    }

    /// As somebody who may ask for a weaker protection, but not agree to it. Pipes have no such
    /// callers.
    synchronized Entrance asOperator(Way way) throws IOException, InterruptedException {
        return http(way, Optional.of(operator.token()));
    }

    private Entrance http(Way way, Optional<String> token)
            throws IOException, InterruptedException {
        return switch (way) {
            case REST -> HttpEntrance.rest(client, url(), token);
            case SESSION -> HttpEntrance.session(client, url(), token);
            case STATELESS -> HttpEntrance.stateless(client, url(), token);
            case STDIO -> throw new IllegalArgumentException(way.toString());
        };
    }

    private URI url() throws IOException {
        if (url.isEmpty()) {
            Map<String, String> environment = environment();
            environment.put("QUARKUS_HTTP_PORT", "0");
            environment.put(
                    "NATTVAKT_ACCESS_TOKENS_FILE",
                    PrivateFile.write(directory.resolve("tokens"), operator.line()).toString());
            Packaged.Running server = Packaged.start(environment, NO_FUSES);
            running.push(server);
            url = Optional.of(listening(server.process()));
        }
        return url.orElseThrow();
    }

    private Entrance pipes() throws IOException, InterruptedException {
        Packaged.Running server = Packaged.start(environment(), NO_FUSES, "stdio");
        running.push(server);
        return PipeEntrance.of(server.process());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOSTUP_API_KEY", KEY);
        environment.put("NATTVAKT_HOSTUP_URL", sandbox.url().toString());
        environment.put("NATTVAKT_AUDIT_FILE", audit().toAbsolutePath().toString());
        // One caller is to bring many faults about; who asks too often is another row's business.
        environment.put("NATTVAKT_ACCESS_CALLS", "0");
        environment.put("NATTVAKT_ACCESS_CHANGES", "0");
        return environment;
    }

    /// Whatever it says later is read by nobody, but has to be taken from it.
    private static URI listening(Process server) throws IOException {
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            Matcher found = LISTENING.matcher(line);
            if (found.find()) {
                Thread.ofPlatform().daemon().start(() -> out.lines().forEach(_ -> {}));
                return URI.create(found.group(1));
            }
        }
        throw new IOException("the server does not start: " + said);
    }

    private Path audit() {
        return directory.resolve("audit.jsonl");
    }

    /// How much both processes have put on record so far, in bytes.
    long recorded() throws IOException {
        return Files.exists(audit()) ? Files.size(audit()) : 0;
    }

    /// What they have put on record since then.
    List<JsonObject> recordedSince(long bytes) throws IOException {
        try (var audit = new RandomAccessFile(audit().toFile(), "r")) {
            audit.seek(bytes);
            byte[] lines = new byte[Math.toIntExact(audit.length() - bytes)];
            audit.readFully(lines);
            String text = new String(lines, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(JsonObject::new)
                    .toList();
        }
    }

    /// Makes a server as new, open to everything, and with something to change.
    void prepare(Operation operation, String vps, int value) {
        sandbox.change(
                vps,
                was -> {
                    Vps open = was;
                    for (GateName gate : GateName.values()) {
                        open = open.with(gate, Gate.OPEN);
                    }
                    return operation.before(open, value);
                });
    }

    /// The requests that may have changed this server.
    ///
    /// @param since how many requests had come before, of any kind
    List<Arrival> writes(String vps, int since) {
        return sandbox.log().stream()
                .skip(since)
                .filter(arrival -> !arrival.method().equals("GET") && arrival.path().contains(vps))
                .toList();
    }

    @Override
    public void close() {
        running.forEach(process -> {
            try {
                process.close();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        client.close();
        sandbox.close();
    }
}
