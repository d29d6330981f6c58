package dev.nattvakt.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.nattvakt.access.Loopback;
import dev.nattvakt.words.Untrusted;

/// `nattvakt client NAME [--token] [URL]`: prints the configuration that connects an MCP client to
/// the server on this machine. Only the configuration goes to standard output, so that it can be
/// redirected into a file. No Quarkus is started.
public final class ClientMode {

    private static final int PRINTED = 0;
    private static final int USAGE = 2;

    private static final String TOKEN = "--token";
    private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "[::]");

    /// The path of the executable in `docs/running.md`.
    static final List<String> USUAL_COMMAND = List.of("/usr/local/bin/nattvakt", "stdio");

    private static final String SANDBOX = "NATTVAKT_SANDBOX";
    private static final String KEY_FILE = "HOSTUP_API_KEY_FILE";

    static final Map<String, String> USUAL_UPSTREAM =
            Map.of(KEY_FILE, "/absolute/path/to/hostup-api-key");

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream error;

    /// @param environment the server's own, with the address that it listens on
    public ClientMode(Map<String, String> environment, PrintStream out, PrintStream error) {
        this.environment = environment;
        this.out = out;
        this.error = error;
    }

    /// @param words the arguments after `client`
    /// @return the exit code
    public int run(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        boolean token = rest.remove(TOKEN);
        if (rest.isEmpty()) {
            McpClient.all().forEach(it -> out.printf("%-22s %s%n", it.name(), it.title()));
            return PRINTED;
        }
        Optional<McpClient> client =
                McpClient.all().stream().filter(it -> it.name().equals(rest.getFirst())).findAny();
        if (client.isEmpty()) {
            return refuse(
                    "there is no client \"%s\"; there are %s"
                            .formatted(
                                    Untrusted.clean(rest.getFirst()),
                                    String.join(
                                            ", ",
                                            McpClient.all().stream()
                                                    .map(McpClient::name)
                                                    .toList())));
        }
        if (rest.size() > 2 || rest.size() == 2 && !isWebAddress(rest.getLast())) {
            return refuse("client takes a name, --token, and an address such as " + url());
        }
        String url = rest.size() == 2 ? rest.getLast() : url();
        error.printf("%s: %s%n", client.get().title(), client.get().where().replace("{url}", url));
        out.print(
                client.get()
                        .configuration(
                                new McpClient.Server(
                                        url, command(), upstream(), token || asksForToken())));
        return PRINTED;
    }

    private int refuse(String why) {
        error.println("nattvakt: " + why + ".");
        return USAGE;
    }

    /// The public address if it is set, otherwise the one that the server listens on.
    private String url() {
        String host = host();
        String name = EVERYWHERE.contains(host) ? "127.0.0.1" : host;
        return environment.getOrDefault(
                "NATTVAKT_ACCESS_OAUTH_RESOURCE",
                "http://%s:%s/mcp"
                        .formatted(
                                name.contains(":") && !name.startsWith("[")
                                        ? "[" + name + "]"
                                        : name,
                                environment.getOrDefault("QUARKUS_HTTP_PORT", "8080")));
    }

    private String host() {
        return environment.getOrDefault("QUARKUS_HTTP_HOST", "127.0.0.1");
    }

    /// With an OAuth issuer, clients sign in and need no token here.
    private boolean asksForToken() {
        return !environment.containsKey("NATTVAKT_ACCESS_OAUTH_RESOURCE")
                && ("none".equals(environment.get("NATTVAKT_ACCESS_ANONYMOUS"))
                        || !Loopback.isLoopback(host()));
    }

    /// Where a server that a client starts finds HostUp: as this one does, or the place for a key
    /// file. A key itself is printed nowhere.
    private Map<String, String> upstream() {
        if (Boolean.parseBoolean(environment.get(SANDBOX))) {
            return Map.of(SANDBOX, "true");
        }
        String file = environment.get(KEY_FILE);
        return file == null
                ? USUAL_UPSTREAM
                : Map.of(KEY_FILE, Path.of(file).toAbsolutePath().normalize().toString());
    }

    /// The command line of this process, where the system tells it.
    private static List<String> command() {
        Optional<String> program = ProcessHandle.current().info().command();
        String classPath = System.getProperty("java.class.path", "");
        if (program.isPresent() && classPath.endsWith("quarkus-run.jar")) {
            String jar = Path.of(classPath).toAbsolutePath().normalize().toString();
            return List.of(program.get(), "-jar", jar, "stdio");
        }
        boolean isNative = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
        return isNative && program.isPresent() ? List.of(program.get(), "stdio") : USUAL_COMMAND;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null && address.getScheme().matches("https?");
        } catch (IllegalArgumentException unusable) {
            return false;
        }
    }
}
