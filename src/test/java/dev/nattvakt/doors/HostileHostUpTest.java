package dev.nattvakt.doors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.doors.HostileHostUp.Mood;
import dev.nattvakt.slack.PlayedWorkspace;
import dev.nattvakt.words.Invisible;

import static org.assertj.core.api.Assertions.assertThat;

/// Every text of the corpus in every field that HostUp fills, in the arguments, and through every
/// door: it stands in prose only between quotation marks, stripped and short, no control character
/// leaves the house, and each event stays one line.
///
/// Each text meets a fifth of the scenarios, at one door each, in turn; with `-Dcorpus=full` all of
/// them at all doors.
@QuarkusTest
@TestProfile(HostileHostUp.Profile.class)
class HostileHostUpTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final boolean FULL = "full".equals(System.getProperty("corpus"));
    private static final int LONGEST = 80;

    /// Members whose text is a sentence of ours, in which foreign text is quoted.
    private static final Set<String> PROSE =
            Set.of(
                    "summary",
                    "detail",
                    "text",
                    "remedy",
                    "fix",
                    "problem",
                    "message",
                    "warnings",
                    "description",
                    "why");

    /// Members that are to be copied, not read.
    private static final Set<String> OPAQUE = Set.of("token", "value", "requestState");

    /// What differs from call to call: ids, receipts, tokens, times, and numbers of characters.
    private static final Pattern CHANGING =
            Pattern.compile(
                    String.join(
                            "|",
                            "vps_[a-z]+0[ht]\\d+x\\d+",
                            "rcp_[\\w-]+",
                            "<!date\\^.*?>",
                            "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\dZ)?",
                            "(?<=planToken )[\\w-]{22}",
                            "(?<=again with cursor )[\\w-]+",
                            "\\d+ characters",
                            "\\d+ servers?",
                            "(?<=for example )[\\w/+-]+"));

    /// May stand in a sentence as it is.
    private static final Pattern PLAIN_WORD =
            Pattern.compile("(?=.{1,40}$)[A-Za-z0-9]+([_-][A-Za-z0-9]+)*");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LISTED =
            Pattern.compile("\"\" \\(\\*\\)(, \"\" \\(\\*\\))*( and \\d+ more)?");

    @TestHTTPResource URI root;

    @ConfigProperty(name = "nattvakt.audit.file")
    Path auditFile;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
    private final Map<String, Set<String>> harmless = new ConcurrentHashMap<>();

    /// Where it was seen first, by what it is.
    private final Map<String, String> leaks = new LinkedHashMap<>();

    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private int quotes;
    private Handler listener;

    /// What is done to a server, as a tool call and, where Slack has words for it, as a command.
    private record Scenario(
            String name,
            Mood mood,
            String tool,
            Function<String, ObjectNode> more,
            Optional<String> command) {}

    private static final List<Scenario> SCENARIOS =
            List.of(
                    scenario("look", Mood.CALM, "get_protection", "{}", "/backup %s"),
                    scenario("closed", Mood.CLOSED, "get_protection", "{}", "/backup %s"),
                    scenario(
                            "moved",
                            Mood.CALM,
                            "set_backup_schedule",
                            "{\"hour\":4}",
                            "/backup %s at 04:00"),
                    scenario(
                            "weaker",
                            Mood.CALM,
                            "set_backup_schedule",
                            "{\"retentionCount\":2}",
                            "/backup %s keep 2"),
                    scenario(
                            "removed",
                            Mood.CALM,
                            "remove_schedule",
                            "{\"kind\":\"backup\"}",
                            "/backup %s remove"),
                    scenario(
                            "snapshots",
                            Mood.CALM,
                            "set_snapshot_schedule",
                            "{\"intervalHours\":12}",
                            "/snapshot %s every 12h"),
                    scenario(
                            "shut",
                            Mood.SHUT,
                            "set_backup_schedule",
                            "{\"hour\":4}",
                            "/backup %s at 04:00"),
                    scenario(
                            "shut snapshots",
                            Mood.SHUT,
                            "set_snapshot_schedule",
                            "{\"intervalHours\":4}",
                            "/snapshot %s every 4h"),
                    scenario(
                            "no slots",
                            Mood.SLOTLESS,
                            "set_snapshot_schedule",
                            "{\"intervalHours\":4}",
                            "/snapshot %s every 4h"),
                    scenario(
                            "refused",
                            Mood.REFUSING,
                            "set_backup_schedule",
                            "{\"hour\":4}",
                            "/backup %s at 04:00"),
                    scenario(
                            "settings",
                            Mood.REFUSING,
                            "set_backup_settings",
                            "{\"maxTotalBackups\":8,\"autoDeleteOldest\":false}",
                            ""),
                    scenario(
                            "renamed",
                            Mood.RENAMING,
                            "set_backup_schedule",
                            "{\"hour\":4}",
                            "/backup %s at 04:00"),
                    scenario("price", Mood.CALM, "preview_capacity", "{\"backupSlots\":12}", ""),
                    said("as a name", "get_protection", "vps"),
                    said("as a schedule's name", "set_backup_schedule", "name"),
                    said("as a frequency", "set_backup_schedule", "frequency"),
                    said("as a zone", "set_backup_schedule", "timeZone"),
                    said("as a query", "find_vps", "query"),
                    said("as a plan", "apply_plan", "planToken"),
                    new Scenario(
                            "as an argument's name",
                            Mood.CALM,
                            "get_protection",
                            text -> MAPPER.createObjectNode().put("x" + text, 1),
                            Optional.empty()));

    private static Scenario scenario(
            String name, Mood mood, String tool, String more, String command) {
        return new Scenario(
                name,
                mood,
                tool,
                _ -> (ObjectNode) json(more),
                Optional.of(command).filter(line -> !line.isEmpty()));
    }

    private static Scenario said(String name, String tool, String argument) {
        return new Scenario(
                name,
                Mood.CALM,
                tool,
                text -> MAPPER.createObjectNode().put(argument, text),
                Optional.empty());
    }

    private enum Entrance {
        REST,
        MCP,
        MCP_2026_07_28,
        SLACK
    }

    @BeforeEach
    void listen() {
        listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord logRecord) {
                        logged.add(new SimpleFormatter().formatMessage(logRecord));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void nothingForeignIsReadAsOurs() throws Exception {
        for (Scenario scenario : SCENARIOS) {
            for (Entrance entrance : Entrance.values()) {
                if (isThere(scenario, entrance)) {
                    learn(scenario, entrance);
                }
            }
        }
        for (int text = 0; text < HostileHostUp.TEXTS.size(); text++) {
            for (int s = 0; s < SCENARIOS.size(); s++) {
                List<Entrance> there = entrances(SCENARIOS.get(s));
                if (FULL) {
                    for (Entrance entrance : there) {
                        meet(SCENARIOS.get(s), entrance, text);
                    }
                } else if ((text + s) % 5 == 0) {
                    meet(SCENARIOS.get(s), there.get((text + s) / 5 % there.size()), text);
                }
            }
        }
        fleet();
        System.out.printf(
                "hostile texts: %d; scenarios: %d; answers %s; quotations %d; leaks %d%n",
                HostileHostUp.TEXTS.size(), SCENARIOS.size(), asked, quotes, leaks.size());
        assertThat(leaks).isEmpty();
        assertThat(HostileHostUp.TEXTS).hasSizeGreaterThanOrEqualTo(200);
        eachEventStaysOneLine();
    }

    private static List<Entrance> entrances(Scenario scenario) {
        return Arrays.stream(Entrance.values())
                .filter(entrance -> isThere(scenario, entrance))
                .toList();
    }

    private static boolean isThere(Scenario scenario, Entrance entrance) {
        return entrance != Entrance.SLACK || scenario.command().isPresent();
    }

    /// What the sentences look like around texts that mean no harm.
    private void learn(Scenario scenario, Entrance entrance) throws Exception {
        Set<String> known =
                harmless.computeIfAbsent(
                        scenario.name() + entrance, _ -> ConcurrentHashMap.newKeySet());
        List<String> texts = HostileHostUp.HARMLESS;
        for (int i = 0; i < texts.size(); i++) {
            String id = HostileHostUp.newServer(scenario.mood(), false, i);
            prose(ask(scenario, entrance, id, texts.get(i)))
                    .forEach(line -> known.add(outside(line)));
        }
    }

    private void meet(Scenario scenario, Entrance entrance, int text) throws Exception {
        String hostile = HostileHostUp.TEXTS.get(text);
        String id = HostileHostUp.newServer(scenario.mood(), true, text);
        JsonNode answer = ask(scenario, entrance, id, hostile);
        asked.merge(entrance.name(), 1, Integer::sum);
        String where = "%s, %s, text %d: ".formatted(scenario.name(), entrance, text);
        judge(answer, where, hostile, harmless.get(scenario.name() + entrance));
    }

    /// All the names at once, at the doors that list servers.
    private void fleet() throws Exception {
        for (Entrance entrance : List.of(Entrance.REST, Entrance.MCP, Entrance.MCP_2026_07_28)) {
            for (String tool : List.of("find_vps", "audit_protection")) {
                String cursor = null;
                do {
                    ObjectNode arguments = MAPPER.createObjectNode().put("limit", 100);
                    if (cursor != null) {
                        arguments.put("cursor", cursor);
                    }
                    JsonNode answer = call(entrance, tool, arguments);
                    asked.merge(entrance.name(), 1, Integer::sum);
                    judge(answer, tool + ", " + entrance + ": ", "", Set.of());
                    JsonNode next = answer.findPath("nextCursor");
                    cursor = next.isTextual() ? next.asText() : null;
                } while (cursor != null && (FULL || tool.equals("find_vps")));
            }
        }
    }

    private void judge(JsonNode answer, String where, String hostile, Set<String> known) {
        for (String line : everyText(answer)) {
            if (line.codePoints().anyMatch(Invisible::is)) {
                leaks.putIfAbsent("invisible: " + shown(line), where);
            }
        }
        for (String line : prose(answer)) {
            String ours = outside(line);
            if (!known.isEmpty()
                    && !known.contains(ours)
                    && !known.contains(withoutWord(ours, hostile))) {
                leaks.putIfAbsent(shown(ours), where + shown(line));
            }
            for (String quote : inside(line)) {
                quotes++;
                if (quote.codePointCount(0, quote.length()) > LONGEST) {
                    leaks.putIfAbsent("long: " + shown(quote), where);
                }
            }
        }
        data(answer)
                .forEach(value -> {
                    if (value.codePointCount(0, value.length()) > LONGEST) {
                        leaks.putIfAbsent("long data: " + shown(value), where);
                    }
                });
    }

    private void eachEventStaysOneLine() throws IOException {
        List<String> lines = Files.readAllLines(auditFile);
        assertThat(lines).isNotEmpty().allMatch(line -> line.matches("[ -~]+"));
        for (String line : lines) {
            assertThat(json(line).path("audit").asInt()).isEqualTo(1);
            assertThat(line).doesNotContain(HostileHostUp.KEY, PlayedWorkspace.SECRET);
        }
        Logger.getLogger("dev.nattvakt").info("somebody listens");
        assertThat(logged).contains("somebody listens");
        List<String> broken =
                logged.stream().filter(line -> line.codePoints().anyMatch(Invisible::is)).toList();
        System.out.printf(
                "audit lines %d; log records %d, of several lines %d%n",
                lines.size(), logged.size(), broken.size());
        assertThat(broken).isEmpty();
    }

    private JsonNode ask(Scenario scenario, Entrance entrance, String id, String text)
            throws Exception {
        if (entrance == Entrance.SLACK) {
            String line = scenario.command().orElseThrow().formatted(id);
            return plain(new PlayedWorkspace(root).types(PlayedWorkspace.ANNA, line).json());
        }
        ObjectNode arguments = MAPPER.createObjectNode();
        boolean needsServer =
                !scenario.tool().equals("find_vps") && !scenario.tool().equals("apply_plan");
        if (needsServer) {
            arguments.put("vps", id);
        }
        arguments.setAll(scenario.more().apply(text));
        return call(entrance, scenario.tool(), arguments);
    }

    private JsonNode call(Entrance entrance, String tool, ObjectNode arguments) throws Exception {
        return switch (entrance) {
            case REST -> json(post("tools/" + tool, arguments.toString()));
            case MCP -> json(post("mcp", rpc(tool, arguments, null))).path("result");
            case MCP_2026_07_28 ->
                    json(post(
                                    "mcp",
                                    rpc(tool, arguments, "2026-07-28"),
                                    "MCP-Protocol-Version",
                                    "2026-07-28",
                                    "Mcp-Method",
                                    "tools/call",
                                    "Mcp-Name",
                                    tool))
                            .path("result");
            case SLACK -> throw new IllegalArgumentException("Slack takes commands");
        };
    }

    private static String rpc(String tool, ObjectNode arguments, String revision) {
        ObjectNode call = MAPPER.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
        ObjectNode params = call.put("method", "tools/call").putObject("params").put("name", tool);
        params.set("arguments", arguments);
        if (revision != null) {
            ObjectNode meta = params.putObject("_meta");
            meta.put("io.modelcontextprotocol/protocolVersion", revision);
            meta.putObject("io.modelcontextprotocol/clientInfo")
                    .put("name", "test")
                    .put("version", "1");
            meta.putObject("io.modelcontextprotocol/clientCapabilities").putObject("elicitation");
        }
        return call.toString();
    }

    private String post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        String answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        assertThat(answer).contains("{");
        return answer.substring(answer.indexOf('{'));
    }

    /// Sentences of ours.
    private static List<String> prose(JsonNode answer) {
        List<String> all = new ArrayList<>();
        collect(
                answer,
                "",
                (name, text) -> {
                    if (PROSE.contains(name)) {
                        all.add(text);
                    }
                });
        return all;
    }

    /// Values that stand for themselves.
    private static List<String> data(JsonNode answer) {
        List<String> all = new ArrayList<>();
        collect(
                answer,
                "",
                (name, text) -> {
                    if (!PROSE.contains(name) && !OPAQUE.contains(name) && !name.equals("reason")) {
                        all.add(text);
                    }
                });
        return all;
    }

    private static List<String> everyText(JsonNode answer) {
        List<String> all = new ArrayList<>();
        collect(
                answer,
                "",
                (name, text) -> {
                    all.add(name);
                    all.add(text);
                });
        return all;
    }

    private static void collect(JsonNode node, String name, BiConsumer<String, String> hear) {
        if (node.isTextual()) {
            hear.accept(name, node.asText());
        } else if (node.isArray()) {
            node.forEach(row -> collect(row, name, hear));
        } else {
            node.properties().forEach(each -> collect(each.getValue(), each.getKey(), hear));
        }
    }

    /// Slack's message as people see it: without escapes, joiners, and the line breaks of our
    /// layout.
    private static JsonNode plain(JsonNode message) {
        return switch (message) {
            case ObjectNode object -> {
                ObjectNode plain = MAPPER.createObjectNode();
                object.properties()
                        .forEach(each -> plain.set(each.getKey(), plain(each.getValue())));
                yield plain;
            }
            case ArrayNode array -> {
                ArrayNode plain = MAPPER.createArrayNode();
                array.forEach(each -> plain.add(plain(each)));
                yield plain;
            }
            case TextNode text -> TextNode.valueOf(plain(text.asText()));
            default -> message;
        };
    }

    private static String plain(String text) {
        return text.replace("\u2060", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace('\n', ' ');
    }

    private static String outside(String line) {
        String still = CHANGING.matcher(QUOTED.matcher(line).replaceAll("\"\"")).replaceAll("*");
        return LISTED.matcher(still).replaceAll("...");
    }

    private static String withoutWord(String ours, String hostile) {
        return PLAIN_WORD.matcher(hostile).matches()
                ? ours.replaceAll("(?i)(?<!\\w)" + hostile + "(?!\\w)", "word")
                : ours;
    }

    private static List<String> inside(String line) {
        return QUOTED.matcher(line).results().map(found -> found.group(1)).toList();
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(300)
                .forEach(c ->
                        shown.append(
                                Invisible.is(c) ? "<%04x>".formatted(c) : Character.toString(c)));
        return shown.toString();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException notJson) {
            throw new AssertionError("not JSON: " + text, notJson);
        }
    }
}
