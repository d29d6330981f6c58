package dev.nattvakt.access;

import java.io.IOException;
import java.net.URI;
import java.security.Key;
import java.util.List;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The signing keys of an authorization server. Its metadata, which says where they are, is read at
/// the first token and not at start: the tokens file works without it.
final class IssuerKeys implements VerificationKeyResolver {

    private static final String METADATA = "/.well-known/openid-configuration";

    private final URI issuer;
    private final IssuerHttp http = new IssuerHttp();
    private @Nullable VerificationKeyResolver resolver;

    IssuerKeys(URI issuer) {
        this.issuer = issuer;
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting)
            throws UnresolvableKeyException {
        return keys().resolveKey(token, nesting);
    }

    private synchronized VerificationKeyResolver keys() throws UnresolvableKeyException {
        if (resolver == null) {
            HttpsJwks keys = new HttpsJwks(address().toString());
            keys.setSimpleHttpGet(http);
            resolver = new HttpsJwksVerificationKeyResolver(keys);
        }
        return resolver;
    }

    /// Metadata that names another issuer must not be used (RFC 8414, section 3.3).
    private URI address() throws UnresolvableKeyException {
        try {
            String base = issuer.toString().replaceAll("/+$", "");
            JsonObject metadata = new JsonObject(http.get(base + METADATA).getBody());
            if (!issuer.toString().equals(metadata.getString("issuer"))) {
                throw new UnresolvableKeyException("the metadata is of another issuer");
            }
            return OAuthSettings.secure(URI.create(metadata.getString("jwks_uri", "")), "jwks_uri");
        } catch (IOException | DecodeException | IllegalArgumentException unusable) {
            throw new UnresolvableKeyException("the issuer's metadata is not usable", unusable);
        }
    }
}
