package dev.nattvakt.watch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.access.Loopback;
import dev.nattvakt.caller.Secret;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.words.Untrusted;

/// Sends alerts as JSON to an address of the operator's, one request per round; signed as of
/// Standard Webhooks if there is a secret. No redirects and no proxy.
///
/// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
final class Webhook implements Channel, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String PREFIX = "whsec_";

    private final URI address;
    private final Optional<Supplier<Secret>> secret;
    private final ZoneId hostUpZone;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(TIMEOUT)
                    .build();

    /// @throws IllegalArgumentException for an invalid address, or one that is neither https nor
    ///   loopback; without repeating it, since it may hold a secret
    Webhook(String address, Optional<Supplier<Secret>> secret, ZoneId hostUpZone, Clock clock) {
        this.address = checked(address);
        this.secret = secret;
        this.hostUpZone = hostUpZone;
        this.clock = clock;
    }

    private static URI checked(String address) {
        return parsed(address)
                .filter(Webhook::isAllowed)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "NATTVAKT_WATCH_WEBHOOK must be https, or http on this machine."));
    }

    private static Optional<URI> parsed(String address) {
        try {
            return Optional.of(new URI(address.strip()));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme())
                                && Loopback.isLoopback(address.getHost()));
    }

    @Override
    public boolean tell(List<Alert> alerts) {
        Instant at = clock.instant();
        String body = json(alerts, at).toString();
        String id = "msg_" + UUID.randomUUID();
        String timestamp = Long.toString(at.getEpochSecond());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "nattvakt")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", timestamp)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        secret.map(Supplier::get)
                .ifPresent(key ->
                        request.header(
                                "webhook-signature",
                                "v1," + signature(key, id + "." + timestamp + "." + body)));
        try {
            HttpResponse<Void> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return response.statusCode() >= 200 && response.statusCode() < 300;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ObjectNode json(List<Alert> alerts, Instant at) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "nattvakt.watch")
                        .put("timestamp", at.toString());
        ArrayNode rows = json.putObject("data").putArray("alerts");
        for (Alert alert : alerts) {
            ObjectNode row =
                    rows.addObject()
                            .put("kind", alert.kind())
                            .put("summary", AlertSentences.of(alert, hostUpZone).plain());
            server(alert).ifPresent(server -> row.set("vps", server));
        }
        return json;
    }

    private static Optional<JsonNode> server(Alert alert) {
        return switch (alert) {
            case Alert.Bad(var server) -> Optional.of(json(server.vps()));
            case Alert.Good(var server, _) -> Optional.of(json(server.vps()));
            case Alert.LeftPolicy(var server) -> Optional.of(json(server.vps()));
            case Alert.BackInLine(var server) -> Optional.of(json(server.vps()));
            case Alert.Changed(var server, _) -> Optional.of(json(server.vps()));
            case Alert.SlotsLost(var vps, _, _, _) -> Optional.of(json(vps));
            case Alert.Noticed(var vps, _, _) -> Optional.of(json(vps));
            case Alert.Gone _, Alert.Blind _, Alert.SeesAgain _, Alert.Heartbeat _ ->
                    Optional.empty();
        };
    }

    private static JsonNode json(Vps vps) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", vps.id().value());
        vps.name().map(Untrusted::clean).ifPresent(name -> json.put("name", name));
        return json;
    }

    private static String signature(Secret secret, String content) {
        String text = secret.reveal();
        byte[] key =
                text.startsWith(PREFIX)
                        ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
                        : text.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
