package dev.nattvakt;

import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;

/// The command line: without an argument it serves HTTP, with `stdio` the process that started it;
/// with `watch --once` it looks at the fleet and ends; `probe` asks a server that runs already.
@QuarkusMain
public final class Main {

    private static final int USAGE = 2;
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String... arguments) {
        carryOnOneThread();
        switch (String.join(" ", arguments)) {
            case "" -> Quarkus.run(null, Main::end, arguments);
            case "stdio" -> {
                Stdio.prepare();
                Quarkus.run(Stdio.class, Main::end, arguments);
            }
            case "watch --once" -> {
                Stdio.withoutServing();
                Quarkus.run(WatchOnce.class, Main::end, arguments);
            }
            case "probe" -> System.exit(Probe.run(System.getenv()));
            case String unknown -> {
                System.err.println(
                        "nattvakt: unknown argument "
                                + unknown
                                + " (expected: none, to serve HTTP, stdio, watch --once or probe)");
                System.exit(USAGE);
            }
        }
    }

    /// Calls wait for HostUp nearly all of their time. On two cores, which the event loops share,
    /// two carriers of virtual threads mostly woke each other: one does the same calls with a sixth
    /// less CPU time (docs/figures.md).
    private static void carryOnOneThread() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "1");
        }
    }

    /// What an operator can mend is one sentence; a stack trace is for bugs.
    private static void end(int code, @Nullable Throwable failure) {
        if (failure != null) {
            Optional<String> sentence =
                    Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                            .filter(cause ->
                                    cause instanceof UnsafeStart || cause instanceof BindException)
                            .map(Throwable::getMessage)
                            .findFirst();
            sentence.ifPresentOrElse(
                    message -> System.err.println("nattvakt does not start: " + message),
                    failure::printStackTrace);
        }
        System.exit(code);
    }
}
