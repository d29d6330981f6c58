package dev.nattvakt.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.attack.AttackScene.Way;
import dev.nattvakt.sandbox.fault.Arrival;

import static org.assertj.core.api.Assertions.assertThat;

/// What is tried against the server as it runs in production: packaged, with a key, on all
/// addresses. One test a row, each printing its figure. Starts that must be refused are in
/// [UnsafeStartsIT], what one caller does to others in [FloodIT].
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttacksIT {

    /// A tokens file is looked at once a second at most.
    private static final Duration READ_AGAIN = Duration.ofSeconds(5);

    private static final String WRITE = "{\"vps\":\"web-01\",\"enabled\":true,\"intervalHours\":6}";
    private static final String WRITER = "set_snapshot_schedule";
    private static final Pattern ROUTE =
            Pattern.compile(
                    "/api/v2/vps(/vps_[A-Za-z0-9]{1,60}(/(backup-schedules|snapshot-schedules|backups|snapshots|actions/upgrade)(/bks_[A-Za-z0-9]{1,60})?)?)?");

    @TempDir static Path directory;
    private static AttackScene scene;
    private static Victim victim;

    @BeforeAll
    static void start() throws Exception {
        Files.deleteIfExists(Path.of("target/attacks.txt"));
        scene = new AttackScene(directory);
        victim = Victim.start(directory.resolve("log"), scene.production());
    }

    @AfterAll
    static void stop() {
        if (victim != null) {
            victim.close();
        }
        scene.close();
    }

    @BeforeEach
    void asNew() {
        scene.hostUp.replaceServers();
        scene.hostUp.setRateLimit(1_000_000);
    }

    @Test
    @Order(0)
    void lettersOfIntroductionOpenEveryDoor() throws Exception {
        String oauth = scene.issuer.token("somebody", "schedules:write", AttackScene.RESOURCE);

        for (Way way : Way.values()) {
            for (String token : List.of("", scene.operator.token(), oauth)) {
                HttpResponse<String> response =
                        scene.call(victim, way, token, "find_vps", "{\"query\":\"web\"}");

                assertThat(response.statusCode()).as("%s %s", way, response.body()).isEqualTo(200);
                assertThat(AttackScene.answer(way, response).path("outcome").asText())
                        .isEqualTo("answered");
            }
        }
    }

    @Test
    @Order(1)
    void c1NobodyComesInUnderAForeignNameOrFromAForeignPage() throws Exception {
        String port = ":" + victim.port();
        String token = "Authorization: Bearer " + scene.approver.token();
        List<String> routes =
                List.of(
                        "GET /",
                        "GET /tools",
                        "POST /tools/find_vps",
                        "GET /tools/find_vps",
                        "POST /mcp",
                        "GET /mcp",
                        "DELETE /mcp",
                        "OPTIONS /mcp",
                        "PUT /mcp",
                        "GET /mcp/sse",
                        "POST /mcp/messages/1",
                        "GET /metrics",
                        "GET /openapi",
                        "GET /q/health",
                        "GET //tools",
                        "GET /health/../tools",
                        "GET /%74ools");
        List<List<String>> strangers =
                List.of(
                        List.of("Host: evil.example"),
                        List.of("Host: localhost.evil.example" + port),
                        List.of("Host: nattvakt.example.evil.example"),
                        List.of("Host: evil-nattvakt.example"),
                        List.of("Host: 0.0.0.0" + port),
                        List.of("Host: localhost" + port, "Host: evil.example"),
                        List.of(),
                        List.of("Host: localhost" + port, "Origin: http://evil.example"),
                        List.of("Host: localhost" + port, "Origin: null"),
                        List.of("Host: localhost" + port, "Origin: http://localhost.evil.example"),
                        List.of("Host: localhost" + port, "Origin: https://localhost" + port),
                        List.of("Host: nattvakt.example", "Origin: https://nattvakt.example.evil"),
                        List.of("Host: nattvakt.example"),
                        List.of("Host: localhost" + port, "X-Forwarded-For: 127.0.0.1"),
                        List.of("Host: localhost" + port, "Forwarded: for=127.0.0.1"));
        int cases = 0;
        List<String> bypasses = new ArrayList<>();
        for (InetAddress from : List.of(InetAddress.getLoopbackAddress(), AttackScene.outside())) {
            for (String route : routes) {
                for (List<String> headers : strangers) {
                    boolean isUnknownOnly =
                            headers.size() == 1
                                    && headers.getFirst().equals("Host: nattvakt.example");
                    boolean isForwarded =
                            headers.stream().anyMatch(header -> header.contains("orwarded"));
                    for (boolean known : new boolean[] {false, true}) {
                        if (known && (isUnknownOnly || isForwarded)) {
                            continue;
                        }
                        List<String> sent = new ArrayList<>(headers);
                        sent.add("Content-Type: application/json");
                        if (known) {
                            sent.add(token);
                        }
                        cases++;
                        Raw.Reply reply = send(from, route, sent, "{}");
                        if (reply.status() < 400 || reply.body().contains("find_vps")) {
                            bypasses.add(from + " " + route + " " + headers);
                        }
                    }
                }
            }
        }
        for (String type :
                List.of(
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=b")) {
            for (String route : List.of("POST /mcp", "POST /tools/find_vps")) {
                cases++;
                List<String> sent = List.of("Host: localhost" + port, "Content-Type: " + type);
                if (send(InetAddress.getLoopbackAddress(), route, sent, "{}").status() != 415) {
                    bypasses.add(route + " " + type);
                }
            }
        }

        AttackScene.figure("C1", "bypasses %d of %d", bypasses.size(), cases);
        assertThat(bypasses).isEmpty();
        assertThat(scene.hostUp.log()).isEmpty();
        for (String probe : List.of("GET /health/live", "GET /health/ready")) {
            assertThat(send(AttackScene.outside(), probe, List.of("Host: 10.0.0.7"), "").status())
                    .isEqualTo(200);
        }
    }

    @Test
    @Order(2)
    void c2NoOtherTokenIsTaken() throws Exception {
        Issuer issuer = scene.issuer;
        String here = issuer.url().toString();
        String good =
                issuer.claims(here, "somebody", "schedules:reduce", AttackScene.RESOURCE, 300);
        Map<String, String> tokens =
                Map.ofEntries(
                        Map.entry("garbage", "garbage"),
                        Map.entry(
                                "expired",
                                issuer.signed(
                                        issuer.claims(
                                                here,
                                                "s",
                                                "schedules:reduce",
                                                AttackScene.RESOURCE,
                                                -60))),
                        Map.entry(
                                "foreign audience",
                                issuer.signed(
                                        issuer.claims(
                                                here,
                                                "s",
                                                "schedules:reduce",
                                                "https://other.example/mcp",
                                                300))),
                        Map.entry(
                                "no audience",
                                issuer.signed(
                                        good.replace(
                                                "\"aud\":\"" + AttackScene.RESOURCE + "\",", ""))),
                        Map.entry(
                                "foreign issuer",
                                issuer.signed(
                                        issuer.claims(
                                                "https://evil.example",
                                                "s",
                                                "schedules:reduce",
                                                AttackScene.RESOURCE,
                                                300))),
                        Map.entry(
                                "no issuer",
                                issuer.signed(good.replace("\"iss\":\"" + here + "\",", ""))),
                        Map.entry("no expiry", issuer.signed(good.replaceAll(",\"exp\":\\d+", ""))),
                        Map.entry(
                                "no subject",
                                issuer.signed(good.replace("\"sub\":\"somebody\",", ""))),
                        Map.entry(
                                "not yet",
                                issuer.signed(
                                        good.replace("{\"iss\"", "{\"nbf\":4000000000,\"iss\""))),
                        Map.entry("alg none", Issuer.unsigned(good)),
                        Map.entry("wrong key", issuer.signedByAnother(good)),
                        Map.entry("public key as secret", issuer.hs256(good)),
                        Map.entry(
                                "cut signature", issuer.signed(good).replaceAll("\\.[^.]*$", ".")),
                        Map.entry("expired line", scene.expired.token()),
                        Map.entry("unknown line", scene.viewer.token().replaceAll(".$", "~")),
                        Map.entry("the HostUp key", AttackScene.KEY),
                        Map.entry(
                                "hash of a line",
                                scene.approver
                                        .line()
                                        .replaceAll("(?s).*sha256:([0-9a-f]+).*", "$1")));
        int cases = 0;
        List<String> accepted = new ArrayList<>();
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            for (Way way : Way.values()) {
                cases++;
                HttpResponse<String> response =
                        scene.call(victim, way, token.getValue(), "find_vps", "{}");
                String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
                if (response.statusCode() != 401
                        || !challenge.contains(
                                "resource_metadata=\"https://nattvakt.example/.well-known/oauth-protected-resource/mcp\"")
                        || !challenge.contains("scope=\"schedules:read\"")) {
                    accepted.add(
                            token.getKey()
                                    + " "
                                    + way
                                    + " "
                                    + response.statusCode()
                                    + " "
                                    + challenge);
                }
            }
        }
        String host = "Host: nattvakt.example";
        for (String route : List.of("GET /tools", "GET /mcp", "GET /metrics")) {
            cases++;
            if (send(AttackScene.outside(), route, List.of(host), "").status() != 401) {
                accepted.add("no token " + route);
            }
        }
        for (String route : List.of("GET /tools?access_token=", "GET /tools?x=1&access_token=")) {
            cases++;
            String query = route + scene.approver.token();
            if (send(AttackScene.outside(), query, List.of(host), "").status() != 400) {
                accepted.add("token in the query");
            }
        }

        AttackScene.figure("C2", "accepted %d of %d", accepted.size(), cases);
        assertThat(accepted).isEmpty();
        assertThat(scene.hostUp.log()).isEmpty();
        Raw.Reply metadata =
                send(
                        AttackScene.outside(),
                        "GET /.well-known/oauth-protected-resource/mcp",
                        List.of(host),
                        "");
        assertThat(metadata.status()).isEqualTo(200);
        assertThat(AttackScene.MAPPER.readTree(metadata.body()).path("resource").asText())
                .isEqualTo(AttackScene.RESOURCE);
    }

    @Test
    @Order(3)
    void c3ARoleReachesNoFurtherAndAHiddenServerDoesNotExist() throws Exception {
        String reader = scene.issuer.token("reader", "schedules:read openid", AttackScene.RESOURCE);
        Map<String, String> writes =
                Map.of(
                        WRITER,
                        WRITE,
                        "set_backup_schedule",
                        "{\"vps\":\"web-01\",\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3}",
                        "set_backup_settings",
                        "{\"vps\":\"web-01\",\"maxTotalBackups\":2}",
                        "remove_schedule",
                        "{\"vps\":\"db-01\",\"kind\":\"backup\"}",
                        "apply_plan",
                        "{\"planToken\":\"" + plan() + "\"}");
        scene.hostUp.replaceServers();
        int cases = 0;
        List<String> effects = new ArrayList<>();
        for (Map.Entry<String, String> write : writes.entrySet()) {
            for (Way way : Way.values()) {
                cases += 2;
                HttpResponse<String> refused =
                        scene.call(victim, way, reader, write.getKey(), write.getValue());
                String challenge = refused.headers().firstValue("WWW-Authenticate").orElse("");
                if (refused.statusCode() != 403
                        || !challenge.contains("error=\"insufficient_scope\"")
                        || !challenge.contains("schedules:read schedules:write")) {
                    effects.add(
                            way
                                    + " "
                                    + write.getKey()
                                    + " "
                                    + refused.statusCode()
                                    + " "
                                    + challenge);
                }
                JsonNode told =
                        AttackScene.answer(
                                way,
                                scene.call(
                                        victim,
                                        way,
                                        scene.viewer.token(),
                                        write.getKey(),
                                        write.getValue()));
                if (!told.path("code").asText().equals("role_too_low")) {
                    effects.add(way + " " + write.getKey() + " " + told);
                }
            }
        }
        cases++;
        HttpResponse<String> slack = scene.slack(victim, "U0VIEWER", "web-01 daily 02:00 keep 3");
        assertThat(slack.statusCode()).isEqualTo(200);
        assertThat(slack.body()).doesNotContain("now backs up");
        int arrived = scene.hostUp.log().size();

        AttackScene.figure(
                "C3", "effects %d of %d, upstream calls %d", effects.size(), cases, arrived);
        assertThat(effects).isEmpty();
        assertThat(arrived).isZero();
        hiddenServersLookLikeNone();
    }

    @Test
    @Order(3)
    void c3ASessionLendsNobodyItsRole() throws Exception {
        String hello =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
        String call =
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
                        .formatted(WRITER, WRITE);
        String session =
                "Mcp-Session-Id: "
                        + inSession(scene.approver.token(), "", hello).header("mcp-session-id");
        String own =
                "Mcp-Session-Id: "
                        + inSession(scene.viewer.token(), "", hello).header("mcp-session-id");

        Raw.Reply borrowed = inSession(scene.viewer.token(), session, call);
        Raw.Reply alone = inSession(scene.viewer.token(), own, call);
        Raw.Reply listening =
                send(
                        InetAddress.getLoopbackAddress(),
                        "GET /mcp",
                        List.of(
                                "Host: localhost",
                                "Accept: text/event-stream",
                                session,
                                "Authorization: Bearer " + scene.viewer.token()),
                        "");

        AttackScene.figure("C3", "borrowed sessions that opened 0 of 3");
        assertThat(session).hasSizeGreaterThan(30);
        assertThat(borrowed.status()).isEqualTo(404);
        assertThat(listening.status()).isEqualTo(405);
        assertThat(alone.text()).contains("role_too_low");
        assertThat(scene.writes()).isEmpty();
        assertThat(inSession(scene.approver.token(), session, call).text()).contains("verified");
    }

    private static Raw.Reply inSession(String token, String session, String body)
            throws IOException {
        List<String> headers =
                new ArrayList<>(
                        List.of(
                                "Host: localhost",
                                "Content-Type: application/json",
                                "Accept: application/json, text/event-stream",
                                "Authorization: Bearer " + token));
        if (!session.isEmpty()) {
            headers.add(session);
        }
        return send(InetAddress.getLoopbackAddress(), "POST /mcp", headers, body);
    }

    private static void hiddenServersLookLikeNone() throws Exception {
        String hiddenId = scene.hostUp.state().vps("db-01").id().toString();
        Map<String, String> pairs =
                Map.of("db-01", "db-99", hiddenId, "vps_00000000000000000000000000");
        int cases = 0;
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            for (String tool : List.of("get_protection", WRITER, "preview_capacity")) {
                for (Way way : Way.values()) {
                    String arguments =
                            switch (tool) {
                                case WRITER -> WRITE.replace("web-01", "%s");
                                case "preview_capacity" -> "{\"vps\":\"%s\",\"snapshotSlots\":1}";
                                default -> "{\"vps\":\"%s\"}";
                            };
                    String hidden = answer(way, tool, arguments.formatted(pair.getKey()));
                    String missing = answer(way, tool, arguments.formatted(pair.getValue()));
                    cases++;
                    assertThat(hidden).contains("not_found");
                    assertThat(hidden.replace(pair.getKey(), "X"))
                            .isEqualTo(missing.replace(pair.getValue(), "X"));
                }
            }
        }
        AttackScene.figure("C3", "hidden servers told from missing ones 0 of %d", cases);
        assertThat(scene.writes()).isEmpty();
    }

    private static String answer(Way way, String tool, String arguments) throws Exception {
        return AttackScene.answer(
                        way, scene.call(victim, way, scene.narrow.token(), tool, arguments))
                .toString();
    }

    @Test
    @Order(4)
    void c4OddServersReachNoOddPath() throws Exception {
        List<String> odd =
                new ArrayList<>(
                        List.of(
                                "..",
                                "../..",
                                "/",
                                "a/b",
                                "vps_1/../x",
                                "vps_%2f..",
                                "%2f",
                                "?x=1",
                                "vps_a?b",
                                "vps_a#b",
                                "vps_ä",
                                "\u202Eweb",
                                "vps_" + "a".repeat(10_000),
                                "vps_\u0000",
                                "a&b=c",
                                "name=x&limit=100",
                                "\n",
                                "vps_a\r\nX: y",
                                " ",
                                ";",
                                "vps_a;b",
                                "\\",
                                "vps_a\\..\\b",
                                "。",
                                "%252e%252e"));
        for (String mark : List.of("/", "..", "%2f", "?", "#", "&", ";", "%00")) {
            for (String around :
                    List.of(
                            "%svps_x",
                            "vps_x%s", "vps_%sx", "web-01%s", "%sweb-01", "192.0.2.10%s")) {
                odd.add(around.formatted(mark));
            }
        }
        int asked = 0;
        for (String word : odd) {
            for (String tool : List.of("get_protection", WRITER)) {
                ObjectNode arguments = AttackScene.MAPPER.createObjectNode().put("vps", word);
                if (tool.equals(WRITER)) {
                    arguments.put("enabled", true).put("intervalHours", 6);
                }
                asked++;
                scene.call(victim, Way.REST, scene.approver.token(), tool, arguments.toString());
            }
        }
        List<String> paths =
                scene.hostUp.log().stream()
                        .map(Arrival::path)
                        .filter(path -> !ROUTE.matcher(path).matches())
                        .distinct()
                        .toList();

        AttackScene.figure(
                "C4",
                "odd paths at HostUp %d of %d requests for %d words",
                paths.size(),
                scene.hostUp.log().size(),
                asked);
        assertThat(paths).isEmpty();
        assertThat(scene.writes()).isEmpty();
    }

    @Test
    @Order(5)
    void c5HeadersAndBodyMustAgree() throws Exception {
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"find_vps\",\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
        String version = "MCP-Protocol-Version: 2026-07-28";
        String method = "Mcp-Method: tools/call";
        String name = "Mcp-Name: find_vps";
        List<List<String>> wrong =
                List.of(
                        List.of(version),
                        List.of(version, method),
                        List.of(version, name),
                        List.of(method, name),
                        List.of(method),
                        List.of(name),
                        List.of(version, version, method, name),
                        List.of(version, method, method, name),
                        List.of(version, method, name, name),
                        List.of(version, "Mcp-Method: tools/list", name),
                        List.of(version, "Mcp-Method: Tools/Call", name),
                        List.of(version, method, "Mcp-Name: apply_plan"),
                        List.of(version, method, "Mcp-Name: FIND_VPS"),
                        List.of(version, method, "Mcp-Name: find_vps, find_vps"),
                        List.of("MCP-Protocol-Version: 1900-01-01", method, name),
                        List.of("MCP-Protocol-Version: 2025-11-25", method, name),
                        List.of("MCP-Protocol-Version: 2025-11-25", version, method, name),
                        List.of(version, method, name, "Content-Type: application/json"),
                        List.of(version, method, name, "Mcp-Session-Id: a", "Mcp-Session-Id: b"),
                        List.of(
                                version,
                                method,
                                name,
                                "Authorization: Bearer a",
                                "Authorization: Bearer b"));
        int right = 0;
        for (List<String> headers : wrong) {
            List<String> sent =
                    new ArrayList<>(
                            List.of(
                                    "Host: localhost",
                                    "Content-Type: application/json",
                                    "Accept: application/json, text/event-stream"));
            sent.addAll(headers);
            Raw.Reply reply = send(InetAddress.getLoopbackAddress(), "POST /mcp", sent, body);
            assertThat(reply.status()).as("%s", headers).isEqualTo(400);
            right++;
        }
        for (String batch : List.of("[]", "[" + body + "]")) {
            Raw.Reply reply =
                    send(
                            InetAddress.getLoopbackAddress(),
                            "POST /mcp",
                            List.of(
                                    "Host: localhost",
                                    "Content-Type: application/json",
                                    "Accept: application/json, text/event-stream",
                                    version,
                                    method,
                                    name),
                            batch);
            assertThat(reply.status()).isEqualTo(400);
        }
        AttackScene.figure(
                "C5", "own %d/%d (official scenarios: tools/conformance)", right, wrong.size());
        assertThat(scene.hostUp.log()).isEmpty();
    }

    @Test
    @Order(6)
    void c6BrokenJsonBreaksNothing() throws Exception {
        String nested = "[".repeat(10_000);
        List<byte[]> bodies = new ArrayList<>();
        for (String text :
                List.of(
                        "",
                        "{",
                        "null",
                        "[]",
                        "\"x\"",
                        "{\"query\":\"a\",\"query\":\"b\"}",
                        "{\"limit\":1e400}",
                        "{\"limit\":NaN}",
                        "{\"limit\":Infinity}",
                        "{\"limit\":1e2147483648}",
                        "{\"query\":" + nested + "}",
                        "{\"query\":" + "{\"a\":".repeat(5_000) + "}",
                        nested,
                        "{\"limit\":" + "9".repeat(60_000) + "}",
                        "{'query':'a'}",
                        "{\"query\":\"a\"} x",
                        "{\"query\":\"\\ud800\"}",
                        "// x\n{}",
                        "{\"query\":\"a\",}")) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[] {'{', '"', 'q', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'});
        bodies.add(new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0});
        bodies.add(new byte[100 * 1024 * 1024]);
        long before = victim.residentMegabytes();
        int refused = 0;
        for (byte[] body : bodies) {
            for (String route : List.of("POST /tools/find_vps", "POST /mcp")) {
                Raw.Reply reply =
                        send(
                                InetAddress.getLoopbackAddress(),
                                route,
                                List.of(
                                        "Host: localhost",
                                        "Content-Type: application/json",
                                        "Accept: application/json, text/event-stream"),
                                body);
                assertThat(reply.status()).as("%s %d bytes", route, body.length).isNotEqualTo(500);
                refused += reply.status() >= 400 ? 1 : 0;
            }
        }
        long after = victim.residentMegabytes();

        AttackScene.figure(
                "C6",
                "crashes 0 of %d (%d refused), resident %d MB before, %d MB after",
                bodies.size() * 2,
                refused,
                before,
                after);
        assertThat(after - before).isLessThan(100);
        assertThat(scene.hostUp.log()).allMatch(arrival -> arrival.path().equals("/api/v2/vps"));
    }

    @Test
    @Order(7)
    void c7WrongArgumentsAreRefusedWithTheirFix() throws Exception {
        int wrong = 0;
        for (String hour : List.of("\"2\"", "24", "-1", "2.5", "null", "true", "[]")) {
            for (String rest :
                    List.of(
                            "\"frequency\":\"daily\",\"retentionCount\":3",
                            "\"frequency\":\"weekly\",\"dayOfWeek\":1,\"retentionCount\":3")) {
                if (!hour.equals("null")) {
                    wrong +=
                            refusedAsInvalid(
                                    "set_backup_schedule",
                                    "{\"vps\":\"web-01\",%s,\"hour\":%s}".formatted(rest, hour));
                }
            }
        }
        for (String extra :
                List.of(
                        "\"dayOfWeek\":1",
                        "\"dayOfMonth\":1",
                        "\"minute\":5",
                        "\"force\":true",
                        "\"retentionCount\":0",
                        "\"retentionCount\":\"3\"",
                        "\"frequency\":\"hourly\"")) {
            wrong +=
                    refusedAsInvalid(
                            "set_backup_schedule",
                            extra.startsWith("\"retention") || extra.startsWith("\"freq")
                                    ? "{\"vps\":\"web-01\",\"hour\":2,%s}".formatted(extra)
                                    : "{\"vps\":\"web-01\",\"frequency\":\"daily\",\"hour\":2,\"retentionCount\":3,%s}"
                                            .formatted(extra));
        }
        for (String interval : List.of("0", "3", "25", "4.5", "\"6\"", "-6", "1e9")) {
            wrong +=
                    refusedAsInvalid(
                            WRITER,
                            "{\"vps\":\"web-01\",\"enabled\":true,\"intervalHours\":%s}"
                                    .formatted(interval));
        }

        AttackScene.figure("C7", "false accepts 0 of %d", wrong);
        assertThat(scene.writes()).isEmpty();
    }

    private static int refusedAsInvalid(String tool, String arguments) throws Exception {
        HttpResponse<String> response =
                scene.call(victim, Way.REST, scene.approver.token(), tool, arguments);
        JsonNode answer = AttackScene.answer(Way.REST, response);
        assertThat(answer.path("outcome").asText())
                .as(arguments + response.body())
                .isEqualTo("invalid");
        assertThat(answer.at("/problems/0/fix").asText()).as(arguments).isNotEmpty();
        return 1;
    }

    @Test
    @Order(9)
    void c9ToolListIsWhatWasCommittedForEveryCaller() throws Exception {
        List<String> lists = new ArrayList<>();
        for (String token :
                List.of(scene.viewer.token(), scene.narrow.token(), scene.approver.token())) {
            HttpResponse<String> response =
                    scene.client.send(
                            HttpRequest.newBuilder(victim.url("/tools"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            lists.add(response.body());
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
        assertThat(lists).allMatch(lists.getFirst()::equals);
        int drifted = 0;
        for (JsonNode tool : AttackScene.MAPPER.readTree(lists.getFirst()).path("tools")) {
            JsonNode committed =
                    AttackScene.MAPPER.readTree(
                            Path.of("tools/catalogue", tool.path("name").asText() + ".json")
                                    .toFile());
            drifted += committed.equals(tool) ? 0 : 1;
        }
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
        Raw.Reply reply =
                send(
                        InetAddress.getLoopbackAddress(),
                        "POST /mcp",
                        List.of(
                                "Host: localhost",
                                "Content-Type: application/json",
                                "Accept: application/json",
                                "MCP-Protocol-Version: 2026-07-28",
                                "Mcp-Method: tools/list"),
                        body);

        AttackScene.figure("C9", "drift %d of 9 tools, cacheScope private", drifted);
        assertThat(drifted).isZero();
        assertThat(AttackScene.MAPPER.readTree(reply.body()).at("/result/cacheScope").asText())
                .isEqualTo("private");
    }

    @Test
    @Order(10)
    void c10ForgedPlansAreWorthNothing() throws Exception {
        String plan = plan();
        int accepted = 0;
        int cases = 0;
        for (int i = 0; i < plan.length(); i++) {
            char other = plan.charAt(i) == 'A' ? 'B' : 'A';
            String forged = plan.substring(0, i) + other + plan.substring(i + 1);
            accepted += outcome(forged, scene.approver.token()).equals("conflict") ? 0 : 1;
            cases++;
        }
        for (String forged :
                List.of("", "x", plan.substring(1), plan + "A", plan + plan, "A".repeat(300))) {
            accepted += outcome(forged, scene.approver.token()).equals("invalid") ? 0 : 1;
            cases++;
        }
        accepted += outcome(plan, scene.operator.token()).equals("refused") ? 0 : 1;
        accepted += outcome(plan, scene.viewer.token()).equals("refused") ? 0 : 1;
        accepted += outcome(plan, scene.narrow.token()).equals("not_found") ? 0 : 1;
        cases += 3;

        AttackScene.figure("C10", "accepted %d of %d", accepted, cases);
        assertThat(accepted).isZero();
        assertThat(scene.writes()).isEmpty();
        assertThat(outcome(plan, scene.approver.token())).isEqualTo("verified");
        assertThat(outcome(plan, scene.approver.token())).isEqualTo("conflict");
    }

    private static String plan() throws Exception {
        HttpResponse<String> asked =
                scene.call(
                        victim,
                        Way.REST,
                        scene.operator.token(),
                        "remove_schedule",
                        "{\"vps\":\"db-01\",\"kind\":\"snapshot\"}");
        String token = AttackScene.answer(Way.REST, asked).at("/plan/token").asText();
        assertThat(token).as(asked.body()).isNotEmpty();
        return token;
    }

    private static String outcome(String plan, String token) throws Exception {
        return AttackScene.answer(
                        Way.REST,
                        scene.call(
                                victim,
                                Way.REST,
                                token,
                                "apply_plan",
                                "{\"planToken\":\"" + plan + "\"}"))
                .path("outcome")
                .asText();
    }

    @Test
    @Order(13)
    void tokensAreTakenBackWithoutARestart() throws Exception {
        Path file = directory.resolve("tokens");
        String all = Files.readString(file);
        java.nio.file.attribute.FileTime at = Files.getLastModifiedTime(file);
        Files.writeString(file, scene.viewer.line());
        Files.setLastModifiedTime(
                file, java.nio.file.attribute.FileTime.fromMillis(at.toMillis() + 5_000));
        assertThat(statusIn(401, scene.approver.token())).isEqualTo(401);
        assertThat(
                        scene.call(victim, Way.REST, scene.viewer.token(), "find_vps", "{}")
                                .statusCode())
                .isEqualTo(200);

        Files.writeString(file, "broken");
        Files.setLastModifiedTime(
                file, java.nio.file.attribute.FileTime.fromMillis(at.toMillis() + 10_000));
        assertThat(
                        scene.call(victim, Way.REST, scene.viewer.token(), "find_vps", "{}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(logsIn("line 1: it is no NAME ROLE")).contains("NATTVAKT_ACCESS_TOKENS_FILE");

        Files.writeString(file, all);
        Files.setLastModifiedTime(
                file, java.nio.file.attribute.FileTime.fromMillis(at.toMillis() + 15_000));
        assertThat(statusIn(200, scene.approver.token())).isEqualTo(200);
    }

    /// The status of a call, asked again for as long as the file may not have been read again.
    private static int statusIn(int wanted, String token) throws Exception {
        long end = System.nanoTime() + READ_AGAIN.toNanos();
        int status;
        do {
            status = scene.call(victim, Way.REST, token, "find_vps", "{}").statusCode();
        } while (status != wanted && System.nanoTime() < end);
        return status;
    }

    /// The log, read again for as long as the file may not have been; each look is a call.
    private static String logsIn(String sentence) throws Exception {
        long end = System.nanoTime() + READ_AGAIN.toNanos();
        while (!victim.log().contains(sentence) && System.nanoTime() < end) {
            scene.call(victim, Way.REST, scene.viewer.token(), "find_vps", "{}");
        }
        return victim.log();
    }

    @Test
    @Order(14)
    void c14OnlyHostUpsOwnRoutesAreReached() throws Exception {
        for (String tool : List.of("find_vps", "audit_protection")) {
            scene.call(victim, Way.REST, scene.approver.token(), tool, "{}");
        }
        scene.call(victim, Way.MCP, scene.approver.token(), WRITER, WRITE);
        List<String> routes =
                scene.hostUp.log().stream()
                        .map(Arrival::path)
                        .filter(path -> !ROUTE.matcher(path).matches())
                        .toList();

        AttackScene.figure(
                "C14",
                "routes outside the list %d of %d requests",
                routes.size(),
                scene.hostUp.log().size());
        assertThat(routes).isEmpty();
        assertThat(scene.hostUp.log()).isNotEmpty();
    }

    /// After all the others: they are the full run.
    @Test
    @Order(100)
    void c11NoSecretIsLoggedOrShown() throws Exception {
        scene.slack(victim, "U0VIEWER", "web-01 daily 02:00 keep 3");
        String metrics =
                scene.client
                        .send(
                                HttpRequest.newBuilder(victim.url("/metrics"))
                                        .header("Authorization", "Bearer " + scene.viewer.token())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        String log = victim.log();
        long hits =
                Stream.of(log, metrics)
                        .flatMap(text -> scene.canaries().stream().filter(text::contains))
                        .count();

        AttackScene.figure(
                "C11",
                "hits %d of %d canaries in %d log lines at TRACE",
                hits,
                scene.canaries().size(),
                log.lines().count());
        assertThat(hits).isZero();
        assertThat(log).contains("DEBUG");
    }

    private static Raw.Reply send(InetAddress from, String route, List<String> headers, String body)
            throws IOException {
        return send(from, route, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Raw.Reply send(InetAddress from, String route, List<String> headers, byte[] body)
            throws IOException {
        return Raw.send(from, victim.port(), route, headers, body);
    }
}
