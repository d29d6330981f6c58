package dev.nattvakt.access;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;
import dev.nattvakt.caller.ServerFilter;

/// Access tokens (JWT) of the configured authorization server, checked as RFC 9068 demands:
/// signature by one of its keys, issuer, audience and times. The scopes give the role.
@Singleton
public final class AccessTokens {

    /// A prefix that no name in the tokens file can have, since those hold no colon.
    private static final String BEFORE_NAME = "oauth:";

    /// Claim with the patterns of the servers that the token is for; absent means all.
    private static final String SERVERS = "nattvakt_servers";

    private static final int LONGEST = 8 * 1024;
    private static final int CLOCKS_DIFFER_SECONDS = 30;

    private final Optional<JwtConsumer> consumer;
    private final Vertx vertx;
    private final TokenFault.Log log;

    AccessTokens(OAuthSettings settings, Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.log = new TokenFault.Log(clock);
        this.consumer =
                switch (settings) {
                    case OAuthSettings.Off() -> Optional.empty();
                    case OAuthSettings.On on ->
                            Optional.of(consumer(on, new IssuerKeys(on.issuer())));
                };
    }

    /// Asymmetric algorithms only: with a shared secret, anyone able to check a token could sign
    /// one.
    static JwtConsumer consumer(OAuthSettings.On on, IssuerKeys keys) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_USING_SHA384,
                        AlgorithmIdentifiers.RSA_USING_SHA512,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                        AlgorithmIdentifiers.EDDSA)
                .setVerificationKeyResolver(keys)
                .setExpectedIssuers(true, bothForms(on.issuer().toString()))
                .setExpectedAudience(true, bothForms(on.audience()))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCKS_DIFFER_SECONDS)
                .build();
    }

    /// With and without a slash at its end: issuers do not agree on it.
    private static String[] bothForms(String address) {
        String bare = IssuerKeys.bare(address);
        return new String[] {bare, bare + "/"};
    }

    /// Whether the caller was authenticated by an access token.
    public static boolean areOf(Caller caller) {
        return caller.name().startsWith(BEFORE_NAME);
    }

    /// Never fails: a token that cannot be checked is refused as not valid.
    Future<Authentication> who(String token) {
        return consumer.isEmpty() || token.length() > LONGEST
                ? Future.succeededFuture(new Authentication.Refused(AccessRefusal.NOT_VALID))
                : recognised(token, consumer.get());
    }

    /// On a thread of its own: a slow issuer must not use up the workers that others need.
    private Future<Authentication> recognised(String token, JwtConsumer consumer) {
        Promise<Authentication> promise = Promise.promise();
        Context loop = vertx.getOrCreateContext();
        Thread.startVirtualThread(() -> {
            Authentication authentication = recognise(token, consumer);
            loop.runOnContext(_ -> promise.complete(authentication));
        });
        return promise.future();
    }

    private Authentication recognise(String token, JwtConsumer consumer) {
        try {
            return recognise(consumer.processToClaims(token));
        } catch (InvalidJwtException refused) {
            TokenFault fault = TokenFault.of(refused);
            log.note(fault);
            return new Authentication.Refused(
                    fault == TokenFault.ISSUER_DOWN
                            ? AccessRefusal.ISSUER_DOWN
                            : AccessRefusal.NOT_VALID);
        } catch (MalformedClaimException refused) {
            log.note(TokenFault.CLAIMS);
            return new Authentication.Refused(AccessRefusal.NOT_VALID);
        }
    }

    private static Authentication recognise(JwtClaims claims) throws MalformedClaimException {
        List<String> scopes = Stream.concat(words(claims, "scope"), words(claims, "scp")).toList();
        Optional<Role> role = Scopes.role(scopes);
        if (role.isEmpty()) {
            return new Authentication.Refused(AccessRefusal.NO_SCOPE);
        }
        ServerFilter serverFilter =
                claims.hasClaim(SERVERS)
                        ? new ServerFilter(words(claims, SERVERS).toList())
                        : ServerFilter.ALL;
        return new Authentication.Known(
                new Caller(BEFORE_NAME + claims.getSubject(), role.get(), serverFilter));
    }

    /// Values of a claim that is either one space-separated text (RFC 8693) or a list.
    private static Stream<String> words(JwtClaims claims, String claim) {
        return switch (claims.getClaimValue(claim)) {
            case String text -> Arrays.stream(text.split(" "));
            case Collection<?> list ->
                    list.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.empty();
        };
    }
}
