package dev.nattvakt.faults.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.json.JsonObject;

/// The packaged server as a process of its own, with the options that it is shipped with.
final class PackagedServer implements AutoCloseable {

    /// The key that it shows HostUp.
    static final String KEY = "sandbox-key";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path OPTIONS = Path.of("tools", "jvm.options");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Process process;
    private final URI url;

    private PackagedServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /// What has to be confirmed, in the words of the setting.
    enum Confirm {
        WEAKENING,
        NEVER
    }

    /// Blocks until it listens.
    static PackagedServer start(URI hostUp, Confirm confirm)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(Path.of("target"), "faults-server", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + OPTIONS,
                                "-jar",
                                JAR.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(NATTVAKT|QUARKUS|HOSTUP)_.*"));
        environment.put("HOSTUP_API_KEY", KEY);
        environment.put("NATTVAKT_HOSTUP_URL", hostUp.toString());
        environment.put("NATTVAKT_CONFIRM", confirm.name().toLowerCase(Locale.ROOT));
        environment.put("QUARKUS_HTTP_PORT", "0");
        // One caller is to bring many faults about; who asks too often is another row's business.
        environment.put("NATTVAKT_ACCESS_CALLS", "0");
        environment.put("NATTVAKT_ACCESS_CHANGES", "0");
        Process process = builder.start();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            Matcher line = LISTENING.matcher(Files.readString(log));
            if (line.find()) {
                Files.delete(log);
                return new PackagedServer(process, URI.create(line.group(1)));
            }
            Thread.sleep(20);
        }
        process.destroyForcibly();
        throw new IOException("the server does not start: " + Files.readString(log));
    }

    Process process() {
        return process;
    }

    /// What a tool answered; empty when the connection broke.
    Optional<JsonObject> call(String tool, JsonObject arguments) {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/tools/" + tool))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(arguments.encode()))
                        .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            JsonObject body =
                    answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
            return Optional.of(
                    body.containsKey("outcome")
                            ? body
                            : body.put("outcome", "http_" + answer.statusCode()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// The outcome of a daily backup schedule with one copy; empty when the connection broke.
    Optional<String> setDaily(String vps, int hour) {
        return call(
                        "set_backup_schedule",
                        new JsonObject()
                                .put("vps", vps)
                                .put("frequency", "daily")
                                .put("hour", hour)
                                .put("retentionCount", 1)
                                .put("enabled", true))
                .map(answer -> answer.getString("outcome"));
    }

    /// As `kill -9` does; returns when it is dead.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.close();
    }
}
