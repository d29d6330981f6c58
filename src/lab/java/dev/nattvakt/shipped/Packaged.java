package dev.nattvakt.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// What the build has just packaged, as a process of its own: a native executable, or a jar on this
/// JVM. It starts from an environment that says nothing but what the test says.
public final class Packaged {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 60;

    private Packaged() {}

    /// @param output both streams, as text
    record Ended(int code, String output) {}

    /// A process that is ended with the test.
    ///
    /// @param error where its standard error goes, for whoever has to find out
    public record Running(Process process, Path error) implements AutoCloseable {

        /// Asks it to end (SIGTERM) and waits.
        int stop() {
            process.destroy();
            return end();
        }

        /// Waits until it ends by itself.
        int end() {
            return await(process);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    static boolean isNative() {
        return artifact().getProperty("type").startsWith("native");
    }

    /// Runs to the end.
    ///
    /// @param options of the JVM or of the native runtime, which take -D and -X alike
    static Ended run(Map<String, String> environment, List<String> options, String... arguments) {
        try {
            Path output = Files.createTempFile(TARGET, "packaged", ".log");
            ProcessBuilder builder =
                    builder(environment, options, arguments).redirectErrorStream(true);
            Process process = builder.redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            return new Ended(await(process), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Starts it and returns at once; its standard input and output are the test's to use.
    public static Running start(
            Map<String, String> environment, List<String> options, String... arguments) {
        try {
            Path error = Files.createTempFile(TARGET, "packaged", ".log");
            return new Running(
                    builder(environment, options, arguments).redirectError(error.toFile()).start(),
                    error);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Starts a server and waits until its own probe says that it is ready.
    static Running serve(Map<String, String> environment, List<String> options) {
        Running running = start(environment, options);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (running.process().isAlive() && System.nanoTime() < end) {
            if (run(environment, List.of(), "probe").code() == 0) {
                return running;
            }
        }
        running.close();
        throw new AssertionError("it does not become ready: see " + running.error());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ProcessBuilder builder(
            Map<String, String> environment, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        String path = TARGET.resolve(artifact().getProperty("path")).toString();
        if (isNative()) {
            command.add(path);
            command.addAll(options);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-jar", path));
        }
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static Properties artifact() {
        Properties artifact = new Properties();
        try (var file = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(file);
            return artifact;
        } catch (IOException failure) {
            throw new UncheckedIOException("mvn package makes it", failure);
        }
    }

    private static int await(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
