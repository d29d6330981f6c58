package dev.nattvakt.access;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The signing keys of an authorization server. Its metadata, which says where they are, is read at
/// the first token and not at start: the tokens file works without it.
///
/// Anybody can send a token, so one request at a time asks the issuer, and a failure is remembered
/// for half a minute: until then every token whose key is not known is refused at once.
final class IssuerKeys implements VerificationKeyResolver {

    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    /// A token with a key that is not known makes the keys be read again, this often at most.
    private static final Duration RARELY = Duration.ofSeconds(30);

    private final URI issuer;
    private final SimpleGet line;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable VerificationKeyResolver found;
    private volatile @Nullable Failed<UnresolvableKeyException> failed;
    private volatile @Nullable Failed<IOException> keysFailed;

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

    private record Failed<X extends Exception>(X why, long until) {}

    /// The issuer gave no keys, so nothing can be said of any token.
    static final class Unreachable extends UnresolvableKeyException {

        @Serial private static final long serialVersionUID = 1L;

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting)
            throws UnresolvableKeyException {
        VerificationKeyResolver keys = keys();
        try {
            return keys.resolveKey(token, nesting);
        } catch (UnresolvableKeyException failure) {
            throw failure.getCause() instanceof IOException
                    ? new Unreachable("the issuer's keys cannot be read", failure.getCause())
                    : failure;
        }
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
        Failed<UnresolvableKeyException> last = failed;
        if (last != null && nanoTime.getAsLong() - last.until() < 0) {
            throw last.why();
        }
    }

    private VerificationKeyResolver ask() throws UnresolvableKeyException {
        try {
            HttpsJwks keys = new HttpsJwks(address().toString());
            keys.setSimpleHttpGet(this::keysAt);
            keys.setRefreshReprieveThreshold(RARELY.toMillis());
            return new HttpsJwksVerificationKeyResolver(keys);
        } catch (UnresolvableKeyException failure) {
            failed = remembered(failure);
            throw failure;
        }
    }

    /// The reader of the keys remembers no failure, and asks again for each token.
    private SimpleResponse keysAt(String address) throws IOException {
        Failed<IOException> last = keysFailed;
        if (last != null && nanoTime.getAsLong() - last.until() < 0) {
            throw last.why();
        }
        try {
            SimpleResponse response = line.get(address);
            new JsonWebKeySet(response.getBody());
            return response;
        } catch (IOException failure) {
            keysFailed = remembered(failure);
            throw failure;
        } catch (JoseException | ClassCastException unusable) {
            IOException failure = new IOException("the issuer's keys are unusable", unusable);
            keysFailed = remembered(failure);
            throw failure;
        }
    }

    private <X extends Exception> Failed<X> remembered(X failure) {
        return new Failed<>(failure, nanoTime.getAsLong() + REMEMBERED.toNanos());
    }

    /// Metadata that names another issuer must not be used (RFC 8414, section 3.3).
    private URI address() throws UnresolvableKeyException {
        try {
            JsonObject metadata = new JsonObject(metadata());
            String named = metadata.getString("issuer", "");
            if (!bare(issuer.toString()).equals(bare(named))) {
                throw new UnresolvableKeyException("the metadata is of another issuer");
            }
            return OAuthSettings.secure(URI.create(metadata.getString("jwks_uri", "")), "jwks_uri");
        } catch (IOException | DecodeException | IllegalArgumentException unusable) {
            throw new Unreachable("the issuer's metadata cannot be read", unusable);
        }
    }

    /// At the first of the addresses that answers: OpenID Connect Discovery appends its path to the
    /// issuer's, RFC 8414 puts its own before it.
    private String metadata() throws IOException {
        URI root = issuer.resolve("/");
        String path = bare(issuer.getPath());
        List<String> addresses =
                Stream.of(
                                bare(issuer.toString()) + OPENID,
                                bare(root.toString()) + OAUTH + path,
                                bare(root.toString()) + OPENID + path)
                        .distinct()
                        .toList();
        IOException last = null;
        for (String address : addresses) {
            try {
                return line.get(address).getBody();
            } catch (IOException none) {
                last = none;
            }
        }
        throw last;
    }

    /// An address with and without a slash at its end is the same.
    static String bare(String address) {
        return address.replaceAll("/+$", "");
    }
}
