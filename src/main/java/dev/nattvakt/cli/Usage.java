package dev.nattvakt.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.nattvakt.start.Setting;
import dev.nattvakt.start.Settings;

/// What `--help` and `--version` print.
public final class Usage {

    /// All modes, for suggestions after a misspelt one.
    public static final List<String> MODES =
            List.of(
                    "stdio",
                    "watch --once",
                    "policy",
                    "policy --apply",
                    "probe",
                    "client",
                    "--help",
                    "--version");

    private static final List<String> HELP = List.of("--help", "-h", "help");
    private static final List<String> MODE_WITH_OPTIONS = List.of("watch", "policy");

    private static final String VERSION_FILE = "/nattvakt-version.txt";

    private static final String HEAD =
            """
            Usage: nattvakt [MODE]

            Lets LLM agents, bots and people set backup and snapshot schedules of HostUp VPSes safely.

              (none)         serve MCP, REST, Slack and the board over HTTP, on http://127.0.0.1:8080/
              stdio          serve MCP to the program that started this one
              watch --once   check every server once and exit: 0 all well, 1 problems, 2 not all could be read
              policy         print what differs from NATTVAKT_POLICY_FILE and exit: 0 in line, 1 differs, 2 not all could be read
              policy --apply [--yes]
                             have the server at NATTVAKT_URL carry out what differs and, with --yes, what weakens
              client [NAME]  print how to connect an MCP client to this server, or list the known clients
              probe          exit with 0 when the server on this machine is ready
              --help         this text
              --version      the version

            Without a HostUp account: NATTVAKT_SANDBOX=true nattvakt

            Settings, as environment variables; a secret also as a file, with _FILE behind its name:

            """;

    private Usage() {}

    /// The mode that is meant, its options in one order: they may stand in any place, and for a
    /// call for help it does not matter what stands around it.
    public static String mode(List<String> arguments) {
        boolean isHelp =
                arguments.size() == 1
                        ? HELP.contains(arguments.getFirst())
                        : arguments.contains("--help") || arguments.contains("-h");
        if (isHelp) {
            return "--help";
        }
        List<String> sorted =
                Stream.concat(
                                arguments.stream().filter(word -> !word.startsWith("-")),
                                arguments.stream().filter(word -> word.startsWith("-")).sorted())
                        .toList();
        return String.join(
                " ",
                !sorted.isEmpty() && MODE_WITH_OPTIONS.contains(sorted.getFirst())
                        ? sorted
                        : arguments);
    }

    public static String text() {
        return HEAD
                + setting("HOSTUP_API_KEY", "the API key of HostUp")
                + Settings.ALL.stream()
                        .filter(setting -> !isSecretAsFile(setting))
                        .map(setting -> setting(setting.environment(), setting.takes().words()))
                        .collect(Collectors.joining())
                + setting("QUARKUS_HTTP_HOST", "the address to listen on (127.0.0.1)")
                + setting("QUARKUS_HTTP_PORT", "the port to listen on (8080)");
    }

    private static String setting(String name, String words) {
        return "  %-32s %s%n".formatted(name, words);
    }

    private static boolean isSecretAsFile(Setting setting) {
        String secret = setting.property().replaceAll("-file$", "");
        return Settings.ALL.stream()
                .anyMatch(other ->
                        other.property().equals(secret)
                                && !other.property().equals(setting.property()));
    }

    public static String version() {
        try (InputStream file = Usage.class.getResourceAsStream(VERSION_FILE)) {
            if (file == null) {
                throw new IllegalStateException(VERSION_FILE + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(VERSION_FILE, broken);
        }
    }
}
