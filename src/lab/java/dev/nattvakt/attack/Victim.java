package dev.nattvakt.attack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged application as a process of its own, with no more environment than a test gives it.
final class Victim implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final long PATIENCE_MILLIS = 120_000;

    private final Process process;
    private final Path log;
    private final int port;

    private Victim(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /// Waits until it listens, which one that refuses to start never does.
    ///
    /// @throws IOException when it ends instead
    static Victim start(Path log, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        Process process = launch(log, environment, options);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < end) {
            Matcher listening = LISTENING.matcher(Files.readString(log));
            if (listening.find()) {
                return new Victim(process, log, Integer.parseInt(listening.group(1)));
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("it does not start: " + Files.readString(log));
            }
        }
        process.destroyForcibly();
        throw new IOException("it does not listen in time: " + Files.readString(log));
    }

    /// Whether it ends by itself and not well, as one must that is not to be started so.
    static Ended run(Path log, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        Process process = launch(log, environment, options);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (System.nanoTime() < end && process.isAlive()) {
            if (LISTENING.matcher(Files.readString(log)).find()) {
                process.destroyForcibly();
                return new Ended(0, Files.readString(log));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        return new Ended(process.waitFor(), Files.readString(log));
    }

    /// @param code 0 when it had begun to serve
    record Ended(int code, String log) {}

    static ProcessBuilder command(Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        List<String> arguments = new ArrayList<>();
        for (String option : options) {
            (option.startsWith("-") ? command : arguments).add(option);
        }
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return builder;
    }

    private static Process launch(Path log, Map<String, String> environment, String... options)
            throws IOException {
        Files.writeString(log, "");
        return command(environment, options)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    int port() {
        return port;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /// What it holds in memory now, in MB.
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(40, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
