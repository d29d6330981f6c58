package dev.nattvakt.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// `nattvakt policy --apply [--yes]`: has a running server plan by its policy file, and carries the
/// plan out where no server gets weaker. It writes nothing itself, since one process writes for one
/// HostUp key. No Quarkus is started.
public final class PolicyApply {

    static final int DONE = 0;
    static final int LEFT = 1;
    static final int COULD_NOT = 2;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /// A plan over a large fleet may take five minutes.
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(6);

    /// Yeses to one plan, which goes on where the call before met its deadline.
    private static final int MOST_YESES = 100;

    /// Servers that one call can leave out.
    private static final int MOST_EXCEPT = 200;

    private static final String ADVICE =
            "policy --apply changes schedules through a running server: set NATTVAKT_URL to its address, as in"
                    + " http://127.0.0.1:8080, and NATTVAKT_TOKEN_FILE to a file with an operator's token, or an"
                    + " approver's for --yes.";

    private final Map<String, String> environment;
    private final PrintStream out;

    /// @param environment with the address of the server and the token
    public PolicyApply(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /// @param yes whether weakening is carried out too, as far as the token's role may
    /// @return exit code 0: every server is in line now; 1: something is left; 2: it could not be
    ///   done
    public int run(boolean yes) {
        try {
            Optional<URI> server =
                    Optional.ofNullable(environment.get("NATTVAKT_URL")).map(PolicyApply::address);
            Optional<String> token = token();
            if (server.isEmpty() || token.isEmpty()) {
                out.println(ADVICE);
                return COULD_NOT;
            }
            try (HttpClient client =
                    HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build()) {
                return apply(new Server(client, server.get(), token.get()), yes);
            }
        } catch (IOException unreachable) {
            out.println("The server could not be asked: " + reason(unreachable) + ".");
            return COULD_NOT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return COULD_NOT;
        }
    }

    private static String reason(IOException failure) {
        return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    }

    private static URI address(String text) {
        return URI.create(text.endsWith("/") ? text : text + "/");
    }

    private Optional<String> token() throws IOException {
        Optional<String> value = Optional.ofNullable(environment.get("NATTVAKT_TOKEN"));
        Optional<String> file = Optional.ofNullable(environment.get("NATTVAKT_TOKEN_FILE"));
        return value.isPresent() || file.isEmpty()
                ? value.map(String::strip)
                : Optional.of(Files.readString(Path.of(file.get())).strip());
    }

    private int apply(Server server, boolean yes) throws IOException, InterruptedException {
        JsonNode plan = server.call("plan_fleet_change", arguments());
        List<JsonNode> weaker = yes ? List.of() : weaker(plan);
        if (weaker.isEmpty()) {
            return carryOut(server, plan, false);
        }
        weaker.forEach(row ->
                out.println(
                        "Needs a person: %s would get weaker, from %s to %s."
                                .formatted(name(row), row.path("before"), row.path("after"))));
        if (weaker.size() > MOST_EXCEPT || weaker.size() < plan.at("/counts/weakens").asInt()) {
            out.println("They are too many to leave out, so nothing was changed. See --yes.");
            return LEFT;
        }
        ObjectNode others = arguments();
        weaker.stream()
                .map(row -> row.at("/vps/id").asText())
                .distinct()
                .forEach(others.withArray("except")::add);
        JsonNode rest = server.call("plan_fleet_change", others);
        // A server that has become weaker meanwhile waits for the next time.
        return weaker(rest).isEmpty() ? carryOut(server, rest, true) : LEFT;
    }

    private static ObjectNode arguments() {
        return MAPPER.createObjectNode().put("policy", true);
    }

    private static List<JsonNode> weaker(JsonNode plan) {
        return rows(plan).filter(row -> row.path("direction").asText().equals("weakens")).toList();
    }

    private static Stream<JsonNode> rows(JsonNode answer) {
        return StreamSupport.stream(answer.path("rows").spliterator(), false);
    }

    private static String name(JsonNode row) {
        return '"' + row.at("/vps/name").asText(row.at("/vps/id").asText()) + '"';
    }

    /// @param isPart whether some servers were left out
    private int carryOut(Server server, JsonNode plan, boolean isPart)
            throws IOException, InterruptedException {
        if (!is(plan, "needs_confirmation")) {
            tell(plan);
            return is(plan, "already_set") && !isPart
                    ? DONE
                    : is(plan, "already_set", "refused") ? LEFT : COULD_NOT;
        }
        boolean isWhole =
                !isPart
                        && plan.at("/counts/refused").asInt() == 0
                        && plan.at("/counts/unknown").asInt() == 0;
        rows(plan)
                .filter(row -> List.of("refused", "unknown").contains(row.path("action").asText()))
                .forEach(row ->
                        out.println(
                                "Left alone: %s: %s"
                                        .formatted(name(row), row.path("why").asText())));
        JsonNode answer = server.apply(plan);
        int left = Integer.MAX_VALUE;
        for (int yeses = 1; yeses < MOST_YESES && isToGoOn(answer, left); yeses++) {
            left = left(answer);
            answer = server.apply(answer);
        }
        tell(answer);
        return is(answer, "verified", "adjusted", "already_set")
                ? isWhole ? DONE : LEFT
                : is(answer, "partly", "refused", "conflict", "needs_confirmation")
                        ? LEFT
                        : COULD_NOT;
    }

    /// As long as each yes leaves less to do than the one before.
    private static boolean isToGoOn(JsonNode answer, int leftBefore) {
        return is(answer, "partly")
                && answer.at("/plan/token").isTextual()
                && left(answer) < leftBefore;
    }

    private static int left(JsonNode answer) {
        return answer.at("/counts/not_reached").asInt();
    }

    private static boolean is(JsonNode answer, String... outcomes) {
        return List.of(outcomes).contains(answer.path("outcome").asText());
    }

    private void tell(JsonNode answer) {
        out.println(answer.path("summary").asText("The server's answer was no answer of a tool."));
    }

    private record Server(HttpClient client, URI address, String token) {

        /// Says yes to the plan of an answer.
        JsonNode apply(JsonNode answer) throws IOException, InterruptedException {
            return call(
                    "apply_plan",
                    MAPPER.createObjectNode().put("planToken", answer.at("/plan/token").asText()));
        }

        JsonNode call(String tool, ObjectNode arguments) throws IOException, InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("tools/" + tool))
                            .timeout(ANSWER_TIMEOUT)
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(HttpRequest.BodyPublishers.ofString(arguments.toString()))
                            .build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = MAPPER.readTree(response.body());
            if (!answer.path("outcome").isTextual()) {
                throw new IOException(
                        "HTTP %s: %s"
                                .formatted(
                                        response.statusCode(),
                                        answer.path("detail").asText("no answer of a tool")));
            }
            return answer;
        }
    }
}
