package dev.nattvakt.access;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.vertx.core.json.JsonObject;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

class TokenFaultTest {

    private static final RsaJsonWebKey KEY = key("k1");
    private static final RsaJsonWebKey STRANGE = key("k1");

    private final Map<String, String> pages = new HashMap<>();
    private String issuer = "https://issuer.example/realm";
    private String audience = "https://nattvakt.example/mcp";

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void metadataAt(String address) {
        pages.put(
                address,
                new JsonObject()
                        .put("issuer", "https://issuer.example/realm")
                        .put("jwks_uri", "https://issuer.example/keys")
                        .encode());
        pages.put("https://issuer.example/keys", new JsonWebKeySet(KEY).toJson());
    }

    private SimpleResponse page(String address) throws IOException {
        if (!pages.containsKey(address)) {
            throw new IOException("404");
        }
        return new Page(pages.get(address));
    }

    private static JwtClaims claims(String iss, String aud, int minutes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(iss);
        claims.setAudience(aud);
        claims.setSubject("anna");
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        return claims;
    }

    /// `TAKEN`, or the fault.
    private String fate(JwtClaims claims, RsaJsonWebKey key) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        URI resource = URI.create("https://nattvakt.example/mcp");
        var settings = new OAuthSettings.On(URI.create(issuer), resource, audience);
        var keys = new IssuerKeys(URI.create(issuer), this::page, new VirtualTime()::nanoTime);
        try {
            AccessTokens.consumer(settings, keys).processToClaims(token.getCompactSerialization());
            return "TAKEN";
        } catch (InvalidJwtException refused) {
            return TokenFault.of(refused).name();
        }
    }

    private String fate() throws JoseException {
        return fate(claims("https://issuer.example/realm", "https://nattvakt.example/mcp", 5), KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.example/realm/.well-known/openid-configuration",
                "https://issuer.example/.well-known/oauth-authorization-server/realm",
                "https://issuer.example/.well-known/openid-configuration/realm"
            })
    void eachFormOfMetadataIsRead(String address) throws JoseException {
        metadataAt(address);

        assertThat(fate()).isEqualTo("TAKEN");
    }

    @Test
    void anIssuerWithoutMetadataOrKeysIsDown() throws JoseException {
        assertThat(fate()).isEqualTo("ISSUER_DOWN");

        metadataAt("https://issuer.example/realm/.well-known/openid-configuration");
        pages.remove("https://issuer.example/keys");

        assertThat(fate()).isEqualTo("ISSUER_DOWN");
    }

    @Test
    void metadataOfAnotherIssuerIsNotUsed() throws JoseException {
        metadataAt("https://issuer.example/other/.well-known/openid-configuration");
        issuer = "https://issuer.example/other";

        assertThat(fate()).isEqualTo("SIGNATURE");
    }

    @ParameterizedTest
    @CsvSource({
        "https://issuer.example/realm, https://nattvakt.example/mcp, TAKEN",
        "https://issuer.example/realm/, https://nattvakt.example/mcp/, TAKEN",
        "https://issuer.example/real, https://nattvakt.example/mcp, ISSUER",
        "https://issuer.example/realm, https://nattvakt.example, AUDIENCE"
    })
    void aSlashAtTheEndIsNoDifference(String iss, String aud, String fate) throws JoseException {
        metadataAt("https://issuer.example/realm/.well-known/openid-configuration");

        assertThat(fate(claims(iss, aud, 5), KEY)).isEqualTo(fate);

        issuer = issuer + "/";
        audience = audience + "/";

        assertThat(fate(claims(iss, aud, 5), KEY)).isEqualTo(fate);
    }

    @Test
    void otherFaultsAreTold() throws JoseException {
        metadataAt("https://issuer.example/realm/.well-known/openid-configuration");
        JwtClaims nobody =
                claims("https://issuer.example/realm", "https://nattvakt.example/mcp", 5);
        nobody.unsetClaim("sub");

        assertThat(
                        fate(
                                claims(
                                        "https://issuer.example/realm",
                                        "https://nattvakt.example/mcp",
                                        -5),
                                KEY))
                .isEqualTo("EXPIRED");
        assertThat(
                        fate(
                                claims(
                                        "https://issuer.example/realm",
                                        "https://nattvakt.example/mcp",
                                        5),
                                STRANGE))
                .isEqualTo("SIGNATURE");
        assertThat(fate(nobody, KEY)).isEqualTo("CLAIMS");
    }

    @Test
    void eachFaultIsToldOnceAMinute() {
        VirtualTime time = new VirtualTime();
        TokenFault.Log log = new TokenFault.Log(time);

        assertThat(log.isNews(TokenFault.AUDIENCE)).isTrue();
        assertThat(log.isNews(TokenFault.AUDIENCE)).isFalse();
        assertThat(log.isNews(TokenFault.EXPIRED)).isTrue();

        time.advance(Duration.ofMinutes(1));

        assertThat(log.isNews(TokenFault.AUDIENCE)).isTrue();
    }
}
