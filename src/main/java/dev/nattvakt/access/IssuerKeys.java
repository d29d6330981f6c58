package dev.nattvakt.access;

import java.io.IOException;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jose4j.http.SimpleGet;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The signing keys of an authorization server. Its metadata, which says where they are, is read at
/// the first token and not at start: the tokens file works without it.
///
/// Anybody can send a token, so one request at a time asks the issuer, and a failure is remembered
/// for half a minute: until then every token is refused at once.
final class IssuerKeys implements VerificationKeyResolver {

    private static final String METADATA = "/.well-known/openid-configuration";

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    /// A token with a key that is not known makes the keys be read again, this often at most.
    private static final Duration RARELY = Duration.ofSeconds(30);

    private final URI issuer;
    private final SimpleGet line;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable VerificationKeyResolver found;
    private volatile @Nullable Failed failed;

    IssuerKeys(URI issuer) {
        this(issuer, new IssuerHttp(), System::nanoTime);
    }

    /// @param line reads from the issuer
    /// @param nanoTime a monotonic clock
    IssuerKeys(URI issuer, SimpleGet line, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.line = line;
        this.nanoTime = nanoTime;
    }

    private record Failed(UnresolvableKeyException why, long until) {}

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting)
            throws UnresolvableKeyException {
        return keys().resolveKey(token, nesting);
    }

    private VerificationKeyResolver keys() throws UnresolvableKeyException {
        VerificationKeyResolver known = found;
        if (known != null) {
            return known;
        }
        refuseIfJustFailed();
        asking.lock();
        try {
            known = found;
            if (known == null) {
                refuseIfJustFailed();
                known = ask();
                found = known;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private void refuseIfJustFailed() throws UnresolvableKeyException {
        Failed last = failed;
        if (last != null && nanoTime.getAsLong() - last.until() < 0) {
            throw last.why();
        }
    }

    private VerificationKeyResolver ask() throws UnresolvableKeyException {
        try {
            HttpsJwks keys = new HttpsJwks(address().toString());
            keys.setSimpleHttpGet(line);
            keys.setRefreshReprieveThreshold(RARELY.toMillis());
            return new HttpsJwksVerificationKeyResolver(keys);
        } catch (UnresolvableKeyException failure) {
            failed = new Failed(failure, nanoTime.getAsLong() + REMEMBERED.toNanos());
            throw failure;
        }
    }

    /// Metadata that names another issuer must not be used (RFC 8414, section 3.3).
    private URI address() throws UnresolvableKeyException {
        try {
            String base = issuer.toString().replaceAll("/+$", "");
            JsonObject metadata = new JsonObject(line.get(base + METADATA).getBody());
            if (!issuer.toString().equals(metadata.getString("issuer"))) {
                throw new UnresolvableKeyException("the metadata is of another issuer");
            }
            return OAuthSettings.secure(URI.create(metadata.getString("jwks_uri", "")), "jwks_uri");
        } catch (IOException | DecodeException | IllegalArgumentException unusable) {
            throw new UnresolvableKeyException("the issuer's metadata is not usable", unusable);
        }
    }
}
