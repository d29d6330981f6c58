package dev.nattvakt.attack;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;

import dev.nattvakt.PrivateFile;
import dev.nattvakt.access.NewToken;
import dev.nattvakt.sandbox.Sandbox;
import dev.nattvakt.sandbox.fault.Arrival;
import dev.nattvakt.sandbox.state.PostMeaning;

/// Everything around the server that is attacked: a HostUp that is played, an authorization server,
/// a tokens file, a Slack workspace. The server itself runs as in production: packaged, with a real
/// key, on all addresses.
final class AttackScene implements AutoCloseable {

    static final String KEY = "canary-of-the-hostup-key-0123456789abcdef";
    static final String SLACK_SECRET = "canary-of-the-signing-secret";
    static final String RESPONSE_URL =
            "https://hooks.slack.com/commands/T0TEAM/1/canary-of-the-response-url";
    static final String NAME = "nattvakt.example";
    static final String RESOURCE = "https://" + NAME + "/mcp";
    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String MODERN =
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s,"_meta":{\
            "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":{}}}}\
            """;
    private static final String LEGACY =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}";

    final Vertx vertx = Vertx.vertx();
    final Sandbox hostUp =
            Sandbox.start(
                    vertx,
                    new Sandbox.Settings(0, KEY, PostMeaning.BY_FREQUENCY, Clock.systemUTC()));
    final Issuer issuer = new Issuer();
    final NewToken viewer = NewToken.by("a-viewer", "viewer");
    final NewToken operator = NewToken.by("an-operator", "operator");
    final NewToken narrow = NewToken.by("a-narrow-one", "approver", "web-*");
    final NewToken approver = NewToken.by("an-approver", "approver");
    final NewToken expired =
            ended(NewToken.by("a-former-one", "approver", "--until", "2099-01-01"));
    final HttpClient client = HttpClient.newHttpClient();
    final Path directory;

    AttackScene(Path directory) throws Exception {
        this.directory = directory;
        hostUp.setRateLimit(1_000_000);
    }

    /// The script makes none that has ended already.
    private static NewToken ended(NewToken token) {
        return new NewToken(token.token(), token.line().replace("2099-01-01", "2020-01-01"));
    }

    Map<String, String> production() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "HOSTUP_API_KEY_FILE", PrivateFile.write(directory.resolve("key"), KEY).toString());
        environment.put("NATTVAKT_HOSTUP_URL", hostUp.url().toString());
        environment.put("NATTVAKT_HOSTUP_PACE", "1000");
        environment.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        environment.put("NATTVAKT_ACCESS_HOSTS", NAME);
        // With a host name, anonymous callers are let in only where this says so.
        environment.put("NATTVAKT_ACCESS_ANONYMOUS", "loopback");
        environment.put("NATTVAKT_ACCESS_TOKENS_FILE", tokensFile().toString());
        environment.put("NATTVAKT_ACCESS_OAUTH_ISSUER", issuer.url().toString());
        environment.put("NATTVAKT_ACCESS_OAUTH_RESOURCE", RESOURCE);
        environment.put("NATTVAKT_ACCESS_CALLS", "0");
        environment.put("NATTVAKT_ACCESS_CHANGES", "0");
        environment.put("NATTVAKT_SLACK_SIGNING_SECRET", SLACK_SECRET);
        environment.put("NATTVAKT_SLACK_TEAMS", "T0TEAM");
        environment.put("NATTVAKT_SLACK_VIEWERS", "U0VIEWER");
        environment.put("QUARKUS_LOG_LEVEL", "TRACE");
        return environment;
    }

    Path tokensFile() throws IOException {
        return PrivateFile.write(
                directory.resolve("tokens"),
                Stream.of(viewer, operator, narrow, approver, expired)
                        .map(NewToken::line)
                        .collect(Collectors.joining()));
    }

    /// The tokens and secrets that must show up nowhere.
    List<String> canaries() {
        return List.of(
                KEY,
                SLACK_SECRET,
                "canary-of-the-response-url",
                viewer.token(),
                operator.token(),
                narrow.token(),
                approver.token());
    }

    /// An address of this machine that others could reach it by; loopback where there is none.
    static InetAddress outside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElse(InetAddress.getLoopbackAddress());
    }

    List<Arrival> writes() {
        return hostUp.log().stream().filter(arrival -> !arrival.method().equals("GET")).toList();
    }

    /// One tool call through one of the three HTTP doors.
    enum Way {
        REST,
        MCP,
        MODERN_MCP
    }

    HttpResponse<String> call(Victim victim, Way way, String token, String tool, String arguments)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                switch (way) {
                    case REST -> post(victim.url("/tools/" + tool), arguments);
                    case MCP -> post(victim.url("/mcp"), LEGACY.formatted(tool, arguments));
                    case MODERN_MCP ->
                            post(victim.url("/mcp"), MODERN.formatted(tool, arguments))
                                    .header("MCP-Protocol-Version", "2026-07-28")
                                    .header("Mcp-Method", "tools/call")
                                    .header("Mcp-Name", tool);
                };
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder post(URI url, String json) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    /// The answer inside what a door wraps around it.
    static JsonNode answer(Way way, HttpResponse<String> response) throws IOException {
        String body = response.body();
        int data = body.indexOf("data:");
        JsonNode json = MAPPER.readTree(data < 0 ? body : body.substring(data + 5));
        return way == Way.REST ? json : json.at("/result/structuredContent");
    }

    HttpResponse<String> slack(Victim victim, String user, String text) throws Exception {
        Map<String, String> form =
                Map.of(
                        "command",
                        "/backup",
                        "text",
                        text,
                        "user_id",
                        user,
                        "team_id",
                        "T0TEAM",
                        "channel_id",
                        "C0OPS",
                        "api_app_id",
                        "A0APP",
                        "trigger_id",
                        "1." + System.nanoTime(),
                        "response_url",
                        RESPONSE_URL);
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        long now = Instant.now().getEpochSecond();
        return client.send(
                HttpRequest.newBuilder(victim.url("/slack/commands"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Slack-Request-Timestamp", Long.toString(now))
                        .header("X-Slack-Signature", signature(now, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String signature(long now, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SLACK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "v0="
                + HexFormat.of()
                        .formatHex(
                                mac.doFinal(
                                        "v0:%d:%s"
                                                .formatted(now, body)
                                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static void figure(String row, String text, Object... values) throws IOException {
        String line = "%-4s %s".formatted(row, text.formatted(values));
        System.out.println(line);
        Files.writeString(
                Path.of("target/attacks.txt"),
                line + System.lineSeparator(),
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        hostUp.close();
        issuer.close();
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
