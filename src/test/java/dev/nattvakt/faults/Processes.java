package dev.nattvakt.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

import dev.nattvakt.hostup.TcpProxy;
import dev.nattvakt.sandbox.Arrival;
import dev.nattvakt.sandbox.Effect;
import dev.nattvakt.sandbox.Fault;
import dev.nattvakt.sandbox.PostMeaning;
import dev.nattvakt.sandbox.Sandbox;

/// The rows that need the packaged server as a process of its own, and a simulator that outlives
/// it.
final class Processes implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final String KEY = "sandbox-key";
    private static final int SERVERS = 40;
    private static final int WRITES = 100;
    private static final int CALLERS = 14;

    private final Sandbox sandbox;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Processes(Vertx vertx) {
        sandbox =
                Sandbox.start(
                        vertx,
                        new Sandbox.Settings(0, KEY, PostMeaning.BY_FREQUENCY, Clock.systemUTC()));
        sandbox.setRateLimit(1_000_000);
    }

    List<Row> all() {
        return List.of(
                Row.of("B7", "kill -9 while a change runs", 12, this::killed).alone(),
                Row.of("B9", "SIGTERM during 100 writes", 4, this::terminated).alone(),
                Row.of("B12", "soak, 20 % faults, 45 s each", 1, this::soak).alone());
    }

    /// One server process.
    private record Server(Process process, URI url) implements AutoCloseable {

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Server start(URI hostUp) throws IOException, InterruptedException {
        Path log = Files.createTempFile(Path.of("target"), "faults-server", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-jar",
                                JAR.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(NATTVAKT|QUARKUS|HOSTUP)_.*"));
        environment.put("HOSTUP_API_KEY", KEY);
        environment.put("NATTVAKT_HOSTUP_URL", hostUp.toString());
        environment.put("NATTVAKT_CONFIRM", "never");
        environment.put("QUARKUS_HTTP_PORT", "0");
        // One caller is to bring many faults about; who asks too often is another row's business.
        environment.put("NATTVAKT_ACCESS_CALLS", "0");
        environment.put("NATTVAKT_ACCESS_CHANGES", "0");
        Process process = builder.start();
        Instant end = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            Matcher line = LISTENING.matcher(Files.readString(log));
            if (line.find()) {
                Files.delete(log);
                return new Server(process, URI.create(line.group(1)));
            }
            Thread.sleep(50);
        }
        process.destroyForcibly();
        throw new IOException("the server does not start: " + Files.readString(log));
    }

    /// What one call said; empty when its connection broke.
    private Optional<String> set(Server server, String vps, int hour) {
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve("/tools/set_backup_schedule"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"vps\":\"%s\",\"frequency\":\"daily\",\"hour\":%d,\"retentionCount\":1,\"enabled\":true}"
                                                .formatted(vps, hour)))
                        .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return Optional.of(
                    answer.body().isEmpty()
                            ? "http_" + answer.statusCode()
                            : new JsonObject(answer.body())
                                    .getString("outcome", "http_" + answer.statusCode()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static String node(int number) {
        return "node-%02d".formatted(1 + number % SERVERS);
    }

    private long applied(String vps) {
        String id = sandbox.state().vps(vps).id();
        return posts().filter(post -> post.path().contains(id) && post.applied()).count();
    }

    private Stream<Arrival> posts() {
        return sandbox.log().stream().filter(arrival -> arrival.method().equals("POST"));
    }

    private boolean isSo(String vps, int hour) {
        return sandbox.state().vps(vps).backups().schedules().stream()
                .anyMatch(row ->
                        row.enabled() && row.cadence().hour() == hour && row.retentionCount() == 1);
    }

    /// Killed at a random moment; the caller asks the next process for the same.
    private void killed(Random random, Tally tally) throws Exception {
        sandbox.reset();
        sandbox.setPostMeaning(PostMeaning.values()[random.nextInt(3)]);
        String vps = node(random.nextInt(SERVERS));
        int hour = random.nextInt(24);
        boolean slowAnswer = random.nextBoolean();
        try (Server first = start(sandbox.url())) {
            set(first, node(39), 1);
            sandbox.reset();
            sandbox.add(Fault.on("POST", "", new Effect.Delay(Duration.ofMillis(150), slowAnswer)));
            Thread caller = Thread.startVirtualThread(() -> set(first, vps, hour));
            Thread.sleep(random.nextInt(400));
            first.process().destroyForcibly().waitFor();
            caller.join();
        }
        tally.count(applied(vps) > 0 ? "killed after the apply" : "killed before the apply");
        try (Server second = start(sandbox.url())) {
            String outcome = set(second, vps, hour).orElse("nothing");
            tally.count(outcome);
            tally.expect(List.of("verified", "already_set", "adjusted").contains(outcome), outcome);
            tally.expect(isSo(vps, hour), outcome + ", and it is not so");
            tally.expect(applied(vps) == 1, "applied " + applied(vps) + " times");
        }
    }

    private void terminated(Random random, Tally tally) throws Exception {
        sandbox.setPostMeaning(PostMeaning.BY_FREQUENCY);
        sandbox.reset();
        try (Server server = start(sandbox.url())) {
            set(server, node(0), 1);
            sandbox.reset();
            sandbox.add(
                    Fault.on(
                                    "POST",
                                    "",
                                    new Effect.Delay(Duration.ofMillis(700), random.nextBoolean()))
                            .times(1_000));
            List<String> said = Collections.synchronizedList(new ArrayList<>());
            List<Thread> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = caller;
                callers.add(
                        Thread.startVirtualThread(() -> {
                            for (int i = first; i < WRITES; i += CALLERS) {
                                String vps = node(i);
                                int hour = 1 + i / SERVERS;
                                String outcome =
                                        set(server, vps, hour)
                                                .orElse("connection refused or broken");
                                said.add(vps + " " + hour + " " + outcome);
                            }
                        }));
            }
            Thread.sleep(random.nextInt(200, 3_000));
            Instant asked = Instant.now();
            server.process().destroy();
            boolean ended = server.process().waitFor(60, TimeUnit.SECONDS);
            long took = Duration.between(asked, Instant.now()).toMillis();
            for (Thread caller : callers) {
                caller.join();
            }
            tally.most("longest exit, ms", took);
            tally.expect(ended && took < 36_000, "did not end in time");
            long late = posts().filter(post -> post.at().isAfter(asked.plusMillis(1_000))).count();
            tally.expect(late == 0, late + " writes begun a second after SIGTERM");
            for (String one : said) {
                tally.count(one.split(" ", 3)[2]);
            }
            explain(said, tally);
        }
    }

    /// Each write that was made has to belong to an answer that owns up to it.
    private void explain(List<String> said, Tally tally) {
        for (int i = 0; i < SERVERS; i++) {
            String vps = node(i);
            long owned =
                    said.stream()
                            .filter(one -> one.startsWith(vps + " "))
                            .map(one -> one.split(" ", 3)[2])
                            .filter(List.of("verified", "adjusted", "unconfirmed")::contains)
                            .count();
            tally.expect(
                    applied(vps) <= owned,
                    vps + ": applied " + applied(vps) + ", answers " + answers(said, vps));
        }
    }

    private static List<String> answers(List<String> said, String vps) {
        return said.stream().filter(one -> one.startsWith(vps + " ")).toList();
    }

    private void soak(Random random, Tally tally) throws Exception {
        sandbox.setPostMeaning(PostMeaning.BY_FREQUENCY);
        sandbox.reset();
        Duration length = Duration.ofSeconds(45);
        try (TcpProxy proxy = new TcpProxy(sandbox.url(), Processes::harm);
                Server server = start(proxy.url())) {
            long pid = server.process().pid();
            List<Long> micros = Collections.synchronizedList(new ArrayList<>());
            load(server, random.nextLong(), Duration.ofSeconds(15), new Tally(), new ArrayList<>());
            Usage before = Usage.of(pid);
            load(server, random.nextLong(), length, tally, micros);
            Usage after = Usage.of(pid);
            long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
            tally.count("calls", sorted.length);
            tally.count("p50, ms", sorted[sorted.length / 2] / 1_000);
            tally.count("p99, ms", sorted[sorted.length * 99 / 100] / 1_000);
            tally.count("RSS before, MB", before.rssMb());
            tally.count("RSS after, MB", after.rssMb());
            tally.count("files before", before.files());
            tally.count("files after", after.files());
            tally.count("threads before", before.threads());
            tally.count("threads after", after.threads());
            tally.expect(after.files() <= before.files() + 40, "files grow");
            tally.expect(after.threads() <= before.threads() + 20, "threads grow");
        }
    }

    private void load(Server server, long seed, Duration length, Tally tally, List<Long> micros)
            throws InterruptedException {
        Instant end = Instant.now().plus(length);
        Thread[] workers = new Thread[8];
        for (int worker = 0; worker < workers.length; worker++) {
            int own = worker;
            workers[worker] =
                    Thread.startVirtualThread(() -> {
                        Random random = new Random(seed + own);
                        while (Instant.now().isBefore(end)) {
                            String vps = node(own * 5 + random.nextInt(5));
                            int hour = random.nextInt(24);
                            long before = applied(vps);
                            long began = System.nanoTime();
                            String outcome = set(server, vps, hour).orElse("nothing");
                            micros.add((System.nanoTime() - began) / 1_000);
                            judge(outcome, vps, hour, applied(vps) - before, tally);
                        }
                    });
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private static TcpProxy.Harm harm() {
        int roll = ThreadLocalRandom.current().nextInt(100);
        if (roll < 9) {
            return TcpProxy.Harm.RESET_AFTER;
        }
        if (roll < 18) {
            return TcpProxy.Harm.CUT;
        }
        return roll < 20 ? TcpProxy.Harm.RESET_BEFORE : TcpProxy.Harm.NONE;
    }

    private void judge(String outcome, String vps, int hour, long applied, Tally tally) {
        tally.count(outcome);
        switch (outcome) {
            case "verified" -> {
                tally.expect(isSo(vps, hour), "verified, and not so");
                tally.expect(applied == 1, "applied " + applied + " times");
            }
            case "already_set" ->
                    tally.expect(applied == 0 && isSo(vps, hour), "already set: " + applied);
            case "unconfirmed" -> tally.expect(applied <= 1, "applied " + applied + " times");
            case "adjusted" -> tally.expect(applied == 1, "applied " + applied + " times");
            default -> tally.expect(applied == 0, outcome + ", and applied");
        }
    }

    /// What a process holds; zeros where there is no /proc.
    private record Usage(long rssMb, long files, long threads) {

        static Usage of(long pid) throws IOException {
            Path proc = Path.of("/proc", Long.toString(pid));
            if (!Files.isDirectory(proc)) {
                return new Usage(0, 0, 0);
            }
            try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
                String status = Files.readString(proc.resolve("status"));
                return new Usage(
                        number(status, "VmRSS") / 1024, files.count(), number(status, "Threads"));
            }
        }

        private static long number(String status, String name) {
            return status.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> Arrays.asList(line.split("\\s+")).get(1))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
    }
}
