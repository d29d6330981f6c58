package dev.nattvakt.slack.request;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Slack does.
record Signer(String secret) {

    /// @param headers in lower case, as HTTP/2 writes them
    record Signed(Map<String, List<String>> headers, byte[] body) {

        Function<String, List<String>> lookUp() {
            return name -> headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }
    }

    Signed sign(long timestamp, String body) {
        return sign(Long.toString(timestamp), body.getBytes(StandardCharsets.UTF_8));
    }

    Signed sign(String timestamp, byte[] body) {
        return new Signed(
                Map.of(
                        "x-slack-request-timestamp", List.of(timestamp),
                        "x-slack-signature", List.of("v0=" + hmac(timestamp, body))),
                body);
    }

    private String hmac(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
