package dev.nattvakt.access;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import dev.nattvakt.caller.Caller;

/// Authenticates each request anew: by its token if it brings one, else by coming from this
/// machine. Doors take the caller from [#of] only.
@Singleton
public final class Callers {

    private static final String KEY = Callers.class.getName();
    private static final String BEARER = "bearer ";

    private final AnonymousAccess anonymous;
    private final TokensFile tokens;
    private final AccessTokens accessTokens;
    private final Clock clock;
    private final Vertx vertx;

    Callers(
            AnonymousAccess anonymous,
            TokensFile tokens,
            AccessTokens accessTokens,
            Clock clock,
            Vertx vertx) {
        this.anonymous = anonymous;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.clock = clock;
        this.vertx = vertx;
    }

    /// The caller that the fence authenticated.
    ///
    /// @throws IllegalStateException for a request that did not pass it
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("the request was not authenticated");
        }
        return caller;
    }

    public static void remember(Caller caller, RoutingContext context) {
        context.put(KEY, caller);
    }

    public Future<Authentication> who(HttpServerRequest request) {
        List<String> sent = request.headers().getAll("Authorization");
        if (sent.isEmpty()) {
            return Future.succeededFuture(withoutToken(request));
        }
        return sent.getFirst().toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? withToken(sent.getFirst().substring(BEARER.length()).strip())
                : Future.succeededFuture(new Authentication.Refused(AccessRefusal.NOT_VALID));
    }

    private Future<Authentication> withToken(String token) {
        return tokens.callerAtOnce(token, clock.instant())
                .map(Future::succeededFuture)
                .orElseGet(() ->
                        vertx.executeBlocking(() -> tokens.caller(token, clock.instant()), false))
                .compose(caller ->
                        caller.<Future<Authentication>>map(known ->
                                        Future.succeededFuture(new Authentication.Known(known)))
                                .orElseGet(() -> accessTokens.who(token)));
    }

    private Authentication withoutToken(HttpServerRequest request) {
        return anonymous.isAllowed() && isFromHere(request)
                ? new Authentication.Known(Caller.ANONYMOUS)
                : new Authentication.Refused(AccessRefusal.UNKNOWN);
    }

    /// Programs of today speak HTTP/1.1; HTTP/1.0 is what a proxy speaks that says nothing else.
    private static boolean isFromHere(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                && Loopback.isLoopback(request.remoteAddress().hostAddress())
                && request.authority() != null
                && Hosts.isLoopback(request.authority())
                && !ProxyHeaders.areIn(request.headers());
    }
}
