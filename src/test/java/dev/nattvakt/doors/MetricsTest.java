package dev.nattvakt.doors;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.nattvakt.FreshFleet;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Effect;
import dev.nattvakt.sandbox.fault.Fault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// What an operator sees at `/metrics`, and that nobody can make it grow.
@QuarkusTest
class MetricsTest {

    private static final Pattern SERIES = Pattern.compile("^(\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final String WEB = "vps_01hxa3b4c5d6e7f8g9h0j1k2m3";

    @TestHTTPResource URI root;

    private Sandbox sandbox;

    @BeforeEach
    void begin() {
        sandbox = FreshFleet.begin();
    }

    @Test
    void countsCallsByDoorToolAndOutcome() {
        Map<String, Double> before = series();
        Through.REST
                .call(
                        "set_backup_schedule",
                        "{\"vps\":\"web-01\",\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3}")
                .is("verified");
        Through.MCP.call("find_vps", "{}").is("answered");
        Through.MCP.call("find_vps", "{\"limit\":0}").is("invalid");

        assertThat(grown(before))
                .containsEntry(
                        "nattvakt_calls_total{door=rest, outcome=verified, tool=set_backup_schedule}",
                        1.0)
                .containsEntry(
                        "nattvakt_calls_total{door=mcp, outcome=answered, tool=find_vps}", 1.0)
                .containsEntry(
                        "nattvakt_calls_total{door=mcp, outcome=invalid, tool=find_vps}", 1.0)
                .containsEntry("nattvakt_confirmation_seconds_count{}", 1.0)
                .containsEntry(
                        "http_client_requests_seconds_count{clientName=none, method=POST, outcome=SUCCESS, status=201, uri=/api/v2/vps/{id}/backup-schedules}",
                        1.0);
    }

    @Test
    void refusedRequestsAreOnePathWhateverTheyAskFor() throws IOException {
        given().get("/tools").then().statusCode(200);
        for (int i = 0; i < 120; i++) {
            String path = "/stranger-" + i;
            given().header("Host", "evil.example").get(path).then().statusCode(403);
            given().header("Via", "1.1 proxy").get(path).then().statusCode(401);
        }

        assertThat(series().keySet())
                .noneMatch(name -> name.contains("stranger"))
                .anyMatch(name -> name.contains("uri=/REFUSED") && name.contains("status=403"))
                .anyMatch(name -> name.contains("uri=/REFUSED") && name.contains("status=401"))
                .anyMatch(name -> name.contains("uri=/tools,") || name.contains("uri=/tools}"));
    }

    @Test
    void countsGatesThatStoodInTheWay() {
        Map<String, Double> before = series();
        Through.REST
                .call(
                        "set_backup_schedule",
                        "{\"vps\":\"mail-01\",\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3}")
                .is("refused");
        Through.REST
                .call("set_snapshot_schedule", "{\"vps\":\"cache-01\",\"intervalHours\":6}")
                .is("refused");

        assertThat(grown(before))
                .containsEntry("nattvakt_gate_refusals_total{gate=canCreate}", 1.0)
                .containsEntry("nattvakt_gate_refusals_total{gate=available}", 1.0);
    }

    @Test
    void countsHowOftenAndHowLongHostUpMadeUsWait() {
        Map<String, Double> before = series();
        sandbox.add(
                Fault.on(
                        "GET",
                        "/backup-schedules$",
                        new Effect.Status(
                                429,
                                Optional.empty(),
                                Map.of("Retry-After", List.of("1")),
                                false)));
        Through.REST.call("get_protection", "{\"vps\":\"web-01\"}").is("answered");

        Map<String, Double> grown = grown(before);
        assertThat(grown).containsEntry("nattvakt_hostup_pauses_total{}", 1.0);
        assertThat(grown.get("nattvakt_hostup_pause_seconds_total{}")).isBetween(0.9, 2.0);
    }

    @Test
    void showsTheVerdictsOfTheLastAuditOfTheWholeFleet() {
        Through.REST.call("audit_protection", "{\"limit\":100}").is("answered");
        Map<String, Double> whole = series();
        assertThat(verdicts(whole)).isEqualTo(50);
        assertThat(whole.get("nattvakt_servers{verdict=failing}")).isEqualTo(1);

        Through.REST.call("audit_protection", "{\"query\":\"web\"}").is("answered");
        Through.REST.call("audit_protection", "{\"limit\":5}").is("answered");
        assertThat(verdicts(series())).as("a part is not the fleet").isEqualTo(50);
        assertThat(series().get("nattvakt_audit_age_seconds{}")).isBetween(0.0, 60.0);
    }

    @Test
    void showsEachServerAsTheLastLookSawIt() {
        Through.REST.call("audit_protection", "{\"limit\":100}").is("answered");

        Map<String, Double> series = series();
        assertThat(series)
                .containsEntry(
                        "nattvakt_server_verdict{id=%s, name=web-01, verdict=unprotected}"
                                .formatted(WEB),
                        1.0)
                .containsEntry(
                        "nattvakt_server_slots{id=%s, kind=backup, name=web-01}".formatted(WEB),
                        3.0);
        assertThat(series.keySet())
                .anyMatch(name ->
                        name.startsWith("nattvakt_server_last_good_copy_timestamp_seconds{")
                                && name.contains("name=db-01"))
                .anyMatch(name ->
                        name.startsWith("nattvakt_server_next_run_timestamp_seconds{")
                                && name.contains("name=db-01"));
    }

    @Test
    void nobodyCanMakeNewSeries() throws IOException {
        mixedRun("a");
        Set<String> once = series().keySet();
        mixedRun("b");
        mixedRun("c");

        Set<String> later = new TreeSet<>(series().keySet());
        later.removeAll(once);
        assertThat(later).isEmpty();
    }

    @Test
    void everyLabelHasAClosedSetOfValues() throws IOException {
        mixedRun("z");
        Map<String, Set<String>> closed = new LinkedHashMap<>();
        closed.put("door", Set.of("rest", "mcp", "stdio", "slack", "board"));
        closed.put("tool", Set.copyOf(Published.TOOLS));
        closed.put(
                "gate",
                Set.of(
                        "canCreate",
                        "canUpdate",
                        "canDelete",
                        "canEnable",
                        "available",
                        "totalSnapshots"));
        closed.put(
                "method",
                Set.of("GET", "POST", "OTHER", "HEAD", "OPTIONS", "PATCH", "PUT", "DELETE"));

        String all = given().get("/metrics").asString();
        for (String text : all.lines().filter(each -> !each.startsWith("#")).toList()) {
            Map<String, String> labels = labels(text);
            labels.forEach((name, value) -> {
                boolean ours = text.startsWith("nattvakt_") || text.startsWith("http_server_req");
                if (ours && closed.containsKey(name)) {
                    assertThat(value).as(text).isIn(closed.get(name));
                }
            });
        }
        String butServers =
                all.lines()
                        .filter(each -> !each.startsWith("nattvakt_server_"))
                        .collect(Collectors.joining("\n"));
        assertThat(butServers)
                .doesNotContain("tool_name", "mcp_server_requests", "nosuch", "web-01", "vps_01");
    }

    private void mixedRun(String word) throws IOException {
        for (String path :
                List.of("/nosuch" + word, "/tools/nosuch" + word, "/mcp/nosuch" + word)) {
            given().get(path);
            given().contentType("application/json").body("{}").post(path);
        }
        given().contentType("application/json")
                .header("Accept", "application/json, text/event-stream")
                .body(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"nosuch%s\",\"arguments\":{}}}"
                                .formatted(word))
                .post("/mcp");
        given().contentType("application/json")
                .header("Accept", "application/json, text/event-stream")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nosuch%s\"}".formatted(word))
                .post("/mcp");
        Through.REST.call("get_protection", "{\"vps\":\"web-01\",\"x%s\":1}".formatted(word));
        raw("NOSUCH" + word.toUpperCase(Locale.ROOT) + " /tools HTTP/1.1");
        raw("GET /tools?x=" + word + " HTTP/1.1");
    }

    private void raw(String request) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    (request + "\r\nHost: " + root.getAuthority() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.getInputStream().readAllBytes();
        }
    }

    private static double verdicts(Map<String, Double> series) {
        return series.entrySet().stream()
                .filter(each -> each.getKey().startsWith("nattvakt_servers{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Double> grown(Map<String, Double> before) {
        Map<String, Double> grown = series();
        grown.replaceAll((name, value) -> value - before.getOrDefault(name, 0.0));
        return grown;
    }

    /// By name and labels; what depends on the machine is left out.
    private static Map<String, Double> series() {
        Map<String, Double> series = new TreeMap<>();
        given().get("/metrics")
                .asString()
                .lines()
                .filter(each ->
                        each.startsWith("nattvakt_")
                                || each.startsWith("http_")
                                || each.startsWith("mcp_"))
                .forEach(each -> {
                    Matcher found = SERIES.matcher(each);
                    assertThat(found.matches()).as(each).isTrue();
                    series.put(
                            found.group(1) + new TreeMap<>(labels(each)),
                            Double.valueOf(found.group(3)));
                });
        return series;
    }

    private static Map<String, String> labels(String series) {
        Map<String, String> labels = new LinkedHashMap<>();
        int end = series.lastIndexOf('}');
        if (end > 0) {
            for (MatchResult label :
                    LABEL.matcher(series.substring(series.indexOf('{'), end)).results().toList()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return labels;
    }
}
