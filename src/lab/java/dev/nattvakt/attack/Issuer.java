package dev.nattvakt.attack;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpServer;

/// Plays an authorization server on loopback: its metadata, its key set, and tokens good and bad,
/// each signed by hand.
final class Issuer implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key = newKey();
    private final KeyPair otherKey = newKey();
    private final HttpServer server;

    Issuer() throws IOException, GeneralSecurityException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/.well-known/openid-configuration", metadata());
        serve("/jwks", keys());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// A good one for five minutes.
    String token(String subject, String scope, String audience) throws GeneralSecurityException {
        return rs256(claims(url().toString(), subject, scope, audience, 300), key);
    }

    String claims(String issuer, String subject, String scope, String audience, long seconds) {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"%s\",\"sub\":\"%s\",\"scope\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(issuer, subject, scope, audience, now - 600, now + seconds);
    }

    String signed(String claims) throws GeneralSecurityException {
        return rs256(claims, key);
    }

    String signedByAnother(String claims) throws GeneralSecurityException {
        return rs256(claims, otherKey);
    }

    static String unsigned(String claims) {
        return part("{\"alg\":\"none\"}") + "." + part(claims) + ".";
    }

    /// With the public key, which everybody has, as if it were a shared secret.
    String hs256(String claims) throws GeneralSecurityException {
        String head = part("{\"alg\":\"HS256\",\"kid\":\"k1\"}") + "." + part(claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getPublic().getEncoded(), "HmacSHA256"));
        return head + "." + BASE64.encodeToString(mac.doFinal(bytes(head)));
    }

    private static String rs256(String claims, KeyPair pair) throws GeneralSecurityException {
        String head = part("{\"alg\":\"RS256\",\"kid\":\"k1\"}") + "." + part(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(bytes(head));
        return head + "." + BASE64.encodeToString(signature.sign());
    }

    private String metadata() {
        Map<String, String> entries =
                Map.of(
                        "issuer", url().toString(),
                        "jwks_uri", url() + "/jwks",
                        "authorization_endpoint", url() + "/authorize",
                        "token_endpoint", url() + "/token");
        return entries.entrySet().stream()
                .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String keys() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(number(open.getModulus()), number(open.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private void serve(String path, String json) {
        server.createContext(
                path,
                exchange -> {
                    byte[] body = bytes(json);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String part(String json) {
        return BASE64.encodeToString(bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
