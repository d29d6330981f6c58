package dev.nattvakt.watch.channel;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Secret;
import dev.nattvakt.watch.alert.Alert;
import dev.nattvakt.watch.alert.AlertSentences;
import dev.nattvakt.words.Words;

/// Sends alerts as JSON to an address of the operator's: in our own form one request per round,
/// signed as of Standard Webhooks if there is a secret; in a vendor's form as many as its limits
/// ask for.
///
/// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
public final class Webhook implements Channel {

    private static final String PREFIX = "whsec_";

    private final Supplier<SecretAddress> address;
    private final Optional<Supplier<Secret>> secret;
    private final WebhookFormat format;
    private final OperatorHttp http;
    private final ZoneId hostUpZone;
    private final Clock clock;
    private final boolean sandbox;

    /// @param secret for signatures; used by the standard format only
    /// @param sandbox whether people are told that a simulator plays HostUp
    public Webhook(
            Supplier<SecretAddress> address,
            Optional<Supplier<Secret>> secret,
            WebhookFormat format,
            OperatorHttp http,
            ZoneId hostUpZone,
            Clock clock,
            boolean sandbox) {
        this.address = address;
        this.secret = secret;
        this.format = format;
        this.http = http;
        this.hostUpZone = hostUpZone;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    @Override
    public int tell(List<Alert> alerts) {
        return switch (format) {
            case STANDARD -> {
                Instant at = clock.instant();
                boolean arrived = sendSigned(StandardMessage.of(alerts, at, hostUpZone), at);
                yield arrived ? alerts.size() : 0;
            }
            case TEAMS ->
                    MessagePage.send(
                            MessagePage.of(
                                    alerts, hostUpZone, TeamsMessage.LINES, TeamsMessage.ROOM),
                            page -> send(TeamsMessage.of(marked(page))));
            case DISCORD ->
                    MessagePage.send(
                            MessagePage.of(
                                    alerts, hostUpZone, DiscordMessage.LINES, DiscordMessage.ROOM),
                            page -> send(DiscordMessage.of(marked(page))));
        };
    }

    private List<Words> marked(MessagePage page) {
        return sandbox
                ? Stream.concat(Stream.of(AlertSentences.SANDBOX), page.lines().stream()).toList()
                : page.lines();
    }

    private boolean sendSigned(ObjectNode json, Instant at) {
        String body = json.toString();
        String id = "msg_" + UUID.randomUUID();
        String timestamp = Long.toString(at.getEpochSecond());
        HttpRequest.Builder request =
                request(body).header("webhook-id", id).header("webhook-timestamp", timestamp);
        secret.map(Supplier::get)
                .ifPresent(key ->
                        request.header(
                                "webhook-signature",
                                "v1," + signature(key, id + "." + timestamp + "." + body)));
        return http.arrives(request);
    }

    private boolean send(ObjectNode json) {
        return http.arrives(request(json.toString()));
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(address.get().reveal())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
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
}
