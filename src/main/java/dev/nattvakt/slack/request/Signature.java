package dev.nattvakt.slack.request;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.nattvakt.caller.Secret;

/// The value of `X-Slack-Signature`: HMAC-SHA256 over `v0:`, the timestamp, `:` and the raw body.
/// Unproven until [#isBy] is true.
final class Signature {

    private static final String VERSION = "v0";
    private static final Pattern SPELLING = Pattern.compile(VERSION + "=([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] claimed;

    private Signature(byte[] claimed) {
        this.claimed = claimed;
    }

    /// Empty for anything but `v0=` and 64 lower-case hexadecimal digits.
    static Optional<Signature> parse(String header) {
        var spelled = SPELLING.matcher(header);
        return spelled.matches()
                ? Optional.of(new Signature(HexFormat.of().parseHex(spelled.group(1))))
                : Optional.empty();
    }

    /// Whether one of the secrets made it, compared in constant time.
    ///
    /// @param timestamp the raw header, since that is what was signed
    boolean isBy(SigningSecrets signers, String timestamp, byte[] body) {
        boolean made = false;
        for (Secret secret : signers.secrets()) {
            made |= MessageDigest.isEqual(claimed, made(secret, timestamp, body));
        }
        return made;
    }

    /// Identifies the signature, which cannot be derived from it.
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(claimed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    private static byte[] made(Secret secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(secret.reveal()), ALGORITHM));
            mac.update(bytes(VERSION + ':' + timestamp + ':'));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
