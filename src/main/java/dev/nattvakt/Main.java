package dev.nattvakt;

import java.net.BindException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.cli.ClientMode;
import dev.nattvakt.cli.PolicyApply;
import dev.nattvakt.cli.PolicyOnce;
import dev.nattvakt.cli.Probe;
import dev.nattvakt.cli.Stdio;
import dev.nattvakt.cli.Usage;
import dev.nattvakt.cli.WatchOnce;
import dev.nattvakt.start.Settings;
import dev.nattvakt.start.UnsafeStart;
import dev.nattvakt.words.Nearest;
import dev.nattvakt.words.Untrusted;

/// The command line. No argument: serve HTTP; `stdio`: serve MCP to the parent process; `watch
/// --once`: check the fleet once and exit; `policy`: compare it with the policy file once and exit;
/// `policy --apply`: have a running server bring it in line; `probe`: ask a running server whether
/// it is ready; `client`: print the configuration of an MCP client.
@QuarkusMain
public final class Main {

    private static final int UNUSABLE = 1;

    /// Where 1 says that something was found: nothing was looked at.
    private static final int UNSEEN = 2;

    private static final int USAGE = 2;
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    /// Exit code of a start that fails.
    private static int unusable = UNUSABLE;

    /// Everything that is written here is English, or read by machines: the digits of the
    /// operator's language have no place in it.
    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        carryOnOneThread();
        switch (Usage.mode(List.of(arguments))) {
            case "" -> {
                checkSettings();
                Quarkus.run(null, Main::end, arguments);
            }
            case "stdio" -> {
                checkSettings();
                Stdio.prepare();
                Quarkus.run(Stdio.class, Main::end, arguments);
            }
            case "watch --once" -> {
                unusable = UNSEEN;
                checkSettings();
                WatchOnce.prepare();
                Quarkus.run(WatchOnce.class, Main::end, arguments);
            }
            case "policy" -> {
                unusable = UNSEEN;
                checkSettings();
                WatchOnce.prepare();
                Quarkus.run(PolicyOnce.class, Main::end, arguments);
            }
            case "policy --apply", "policy --apply --yes" -> {
                unusable = UNSEEN;
                checkSettings();
                boolean yes = List.of(arguments).contains("--yes");
                System.exit(new PolicyApply(System.getenv(), System.out).run(yes));
            }
            case "probe" -> System.exit(Probe.run(System.getenv()));
            case String words when words.matches("client( .*)?") ->
                    System.exit(client(List.of(arguments)));
            case "--help" -> System.out.print(Usage.text());
            case "--version" -> System.out.println("nattvakt " + Usage.version());
            case String unknown -> {
                System.err.println(unknown(unknown));
                System.exit(USAGE);
            }
        }
    }

    private static int client(List<String> arguments) {
        return new ClientMode(System.getenv(), System.out, System.err)
                .run(arguments.subList(1, arguments.size()));
    }

    private static String unknown(String argument) {
        List<String> near = Nearest.to(argument, Usage.MODES);
        return "nattvakt: unknown argument \"%s\".%s nattvakt --help lists them."
                .formatted(
                        Untrusted.clean(argument),
                        near.isEmpty()
                                ? ""
                                : " Did you mean %s?".formatted(String.join(" or ", near)));
    }

    /// Runs before Quarkus, which would print a stack trace and ignore unknown names.
    private static void checkSettings() {
        Map<String, String> properties = new HashMap<>();
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> properties.put(name, System.getProperty(name)));
        List<String> problems = new ArrayList<>(Settings.problems(System.getenv()));
        problems.addAll(Settings.problemsOfProperties(properties));
        if (!problems.isEmpty()) {
            say(String.join("\n  ", problems));
            System.exit(unusable);
        }
    }

    /// One carrier of virtual threads. Calls wait for HostUp nearly all of their time, and on two
    /// cores a second carrier cost a sixth more CPU time for the same calls (docs/figures.md).
    private static void carryOnOneThread() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "1");
        }
    }

    /// An error that an operator can fix is printed as one sentence, a bug with its stack trace. In
    /// dev mode Quarkus restarts the server in this process, so only Quarkus may end it.
    private static void end(int code, @Nullable Throwable failure) {
        int exitCode = failure == null ? code : unusable;
        if (failure != null) {
            sentence(failure).ifPresentOrElse(Main::say, failure::printStackTrace);
        }
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
        } else {
            System.exit(exitCode);
        }
    }

    private static void say(String why) {
        System.err.println(
                why.contains("\n")
                        ? "nattvakt does not start:\n  " + why
                        : "nattvakt does not start: " + why);
    }

    private static Optional<String> sentence(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .<Optional<String>>map(cause ->
                        switch (cause) {
                            case UnsafeStart unsafe -> Optional.of(unsafe.getMessage());
                            case ConfigValidationException unreadable ->
                                    Optional.of(all(unreadable));
                            case BindException taken ->
                                    Optional.of(
                                            taken.getMessage()
                                                    + ". Set QUARKUS_HTTP_PORT to another port, or to 0 for any that is free.");
                            case UnknownHostException unknown ->
                                    Optional.of(
                                            "QUARKUS_HTTP_HOST names no address: "
                                                    + unknown.getMessage().strip()
                                                    + ". Set it to an address of this machine, such as 127.0.0.1.");
                            case IllegalArgumentException wrong
                                    when ("" + wrong.getMessage()).startsWith("port must be") ->
                                    Optional.of("QUARKUS_HTTP_PORT: " + wrong.getMessage() + ".");
                            default -> Optional.empty();
                        })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String all(ConfigValidationException unreadable) {
        return IntStream.range(0, unreadable.getProblemCount())
                .mapToObj(index -> plain(unreadable.getProblem(index).getMessage()))
                .collect(Collectors.joining("\n  "));
    }

    /// Without the exceptions and codes that SmallRye Config puts in.
    private static String plain(String message) {
        return message.replaceAll("(?:java\\.[\\w.]+: )?SRCFG\\d+: ", "")
                .replace(" threw an Exception whilst being converted ", " cannot be used: ");
    }
}
