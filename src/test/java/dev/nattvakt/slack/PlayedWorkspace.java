package dev.nattvakt.slack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Plays a Slack workspace against a running server: its people type commands and press buttons,
/// and each request is signed.
public final class PlayedWorkspace {

    public static final String SECRET = "canary-of-the-signing-secret";
    public static final String TEAM = "T0TEAM";
    static final String CHANNEL = "C0OPS";
    public static final String ANNA = "U0ANNA";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    public PlayedWorkspace(URI server) {
        this.server = server;
    }

    /// What the server said at once.
    public record Acknowledged(int status, String body) {

        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException notJson) {
                throw new AssertionError("no JSON: " + body, notJson);
            }
        }

        String text() {
            return plain(json().path("text").asText());
        }
    }

    /// Without the invisible joiners that keep names from becoming links.
    public static String plain(String text) {
        return text.replace("\u2060", "");
    }

    /// A path at which Slack would take answers, not used before.
    public static String responsePath() {
        return "/commands/T0TEAM/" + SERIAL.incrementAndGet() + "/abc";
    }

    public Acknowledged types(String user, String line) {
        return types(user, line, responsePath());
    }

    public Acknowledged types(String user, String line, String responsePath) {
        return send("/slack/commands", form(command(user, line, responsePath)));
    }

    static Map<String, String> command(String user, String line, String responsePath) {
        String[] parts = line.split(" ", 2);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", "deprecated");
        form.put("team_id", TEAM);
        form.put("team_domain", "acme");
        form.put("channel_id", CHANNEL);
        form.put("channel_name", "ops");
        form.put("user_id", user);
        form.put("user_name", "anna");
        form.put("command", parts[0]);
        form.put("text", parts.length == 1 ? "" : parts[1]);
        form.put("api_app_id", "A0APP");
        form.put("response_url", "https://hooks.slack.com" + responsePath);
        form.put("trigger_id", "1." + SERIAL.incrementAndGet());
        return form;
    }

    /// @param responsePath where the answer goes; empty as at a terminal, which has no such address
    Acknowledged presses(String user, JsonNode button, String responsePath) {
        return presses(user, button, responsePath, CHANNEL);
    }

    Acknowledged presses(String user, JsonNode button, String responsePath, String channel) {
        return presses(user, TEAM, button, responsePath, channel);
    }

    Acknowledged presses(
            String user, String home, JsonNode button, String responsePath, String channel) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", "block_actions");
        payload.putObject("user").put("id", user).put("team_id", home).put("username", "anna");
        payload.put("api_app_id", "A0APP");
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", "1700000000." + SERIAL.incrementAndGet())
                .put("channel_id", channel)
                .put("is_ephemeral", true);
        payload.putObject("team").put("id", TEAM).put("domain", "acme");
        payload.putNull("enterprise");
        payload.putObject("channel").put("id", channel).put("name", "ops");
        payload.set("message", message());
        if (!responsePath.isEmpty()) {
            payload.put("response_url", "https://hooks.slack.com" + responsePath);
        }
        payload.putArray("actions")
                .addObject()
                .put("action_id", button.path("action_id").asText())
                .put("block_id", "b1")
                .put("type", "button")
                .put("value", button.path("value").asText());
        return send("/slack/interactions", form(Map.of("payload", payload.toString())));
    }

    /// Slack sends the whole message along that the button stands in.
    private static ObjectNode message() {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "message");
        message.put("text", "db-01 would keep 2 copies instead of 7. ".repeat(40));
        ArrayNode blocks = message.putArray("blocks");
        for (int i = 0; i < 20; i++) {
            ObjectNode block = blocks.addObject().put("type", "rich_text").put("block_id", "b" + i);
            block.putArray("elements")
                    .addObject()
                    .put("type", "rich_text_section")
                    .putArray("elements")
                    .addObject()
                    .put("type", "text")
                    .put("text", "copies 7 -> 2, at 02:00 & what else there is; ".repeat(3));
        }
        return message;
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    Acknowledged send(String path, String body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return send(path, body, timestamp, "v0=" + hmac(timestamp, body));
    }

    Acknowledged send(String path, String body, String timestamp, String signature) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Slack-Request-Timestamp", timestamp)
                        .header("X-Slack-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Acknowledged(response.statusCode(), response.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    static String hmac(String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal(
                                    ("v0:" + timestamp + ":" + body)
                                            .getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
