package dev.nattvakt.access.fence;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.nattvakt.access.AccessConfig;
import dev.nattvakt.access.AccessRefusal;
import dev.nattvakt.access.Authentication;
import dev.nattvakt.access.Callers;
import dev.nattvakt.access.Hosts;
import dev.nattvakt.access.OAuthSettings;

/// Checks every request before any door sees it: allowed Host, allowed Origin, a body that no
/// foreign page could send, and a known caller. Health needs no caller, since probes come from
/// anywhere.
@Singleton
final class Fence {

    private static final Logger LOG = Logger.getLogger(Fence.class);
    private static final int FIRST = 10_000;

    private final Hosts hosts;
    private final Origins origins;
    private final Callers callers;
    private final Challenge challenge;
    private final ConnectionLimits connectionLimits;

    Fence(
            AccessConfig config,
            Callers callers,
            Challenge challenge,
            ConnectionLimits connectionLimits) {
        this.hosts = new Hosts(config);
        this.origins = new Origins(config);
        this.callers = callers;
        this.challenge = challenge;
        this.connectionLimits = connectionLimits;
    }

    void raise(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        connectionLimits.begin(request);
        context.addEndHandler(_ -> connectionLimits.end(request));
        UnreadAnswers.await(request, () -> check(context));
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        boolean isNamed = origins.name(request) && hosts.include(request);
        context.addHeadersEndHandler(_ -> {
            if (isNamed) {
                Cors.allow(request.getHeader("Origin"), context.response().headers());
            }
            ResponseHeaders.complete(context.response().headers());
        });
        if (path.startsWith("/health/")) {
            context.next();
            return;
        }
        Optional<AccessRefusal> refusal = refusal(request, path);
        if (refusal.isPresent()) {
            refuse(refusal.get(), context);
        } else if (isNamed && Cors.isPreflight(request)) {
            MetricPath.PREFLIGHT.set(context);
            Cors.answerPreflight(request);
        } else if (needsNoCaller(path)) {
            context.next();
        } else {
            recognise(context);
        }
    }

    private Optional<AccessRefusal> refusal(HttpServerRequest request, String path) {
        if (!hosts.include(request)) {
            return Optional.of(AccessRefusal.HOST);
        }
        if (!origins.include(request)) {
            return Optional.of(AccessRefusal.ORIGIN);
        }
        if (!UniqueHeaders.areAll(request.headers())) {
            return Optional.of(AccessRefusal.DOUBLED);
        }
        if (path.startsWith("/mcp/") && !path.equals("/mcp/")) {
            return Optional.of(AccessRefusal.GONE);
        }
        if (request.params().contains("access_token")) {
            return Optional.of(AccessRefusal.TOKEN_IN_QUERY);
        }
        return Optional.empty();
    }

    /// Slack requests are authenticated by their signature, at that door; clients read the metadata
    /// before they have a token.
    private static boolean needsNoCaller(String path) {
        return path.startsWith("/slack/") || path.startsWith(OAuthSettings.On.WELL_KNOWN);
    }

    /// Pauses the body: it would be lost if it arrived before a door reads it.
    private void recognise(RoutingContext context) {
        context.request().pause();
        callers.who(context.request())
                .onSuccess(authentication -> {
                    context.request().resume();
                    go(authentication, context);
                })
                .onFailure(context::fail);
    }

    private void go(Authentication authentication, RoutingContext context) {
        switch (authentication) {
            case Authentication.Refused(AccessRefusal why) -> {
                challenge
                        .to(why)
                        .ifPresent(text -> context.response().putHeader(Challenge.HEADER, text));
                refuse(why, context);
            }
            case Authentication.Known(_) when !isReadable(context) ->
                    refuse(AccessRefusal.NOT_JSON, context);
            case Authentication.Known(var caller) -> {
                Callers.remember(caller, context);
                context.next();
            }
        }
    }

    private static void refuse(AccessRefusal why, RoutingContext context) {
        MetricPath.REFUSED.set(context);
        LOG.debugf("refused %s %s: %s", context.request().method(), context.normalizedPath(), why);
        if (why == AccessRefusal.UNKNOWN && isForReader(context)) {
            why.sendToReader(context.response());
        } else {
            why.send(context.response());
        }
    }

    /// The board, asked for by a browser.
    private static boolean isForReader(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        return context.normalizedPath().equals("/")
                && accept != null
                && accept.contains("text/html");
    }

    /// A form or plain text may come from any page without a preflight. A body without a type
    /// cannot come from a page without an origin, and origins are checked already.
    private static boolean isReadable(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        return type == null
                || !context.normalizedPath().startsWith("/mcp")
                || !context.request().method().equals(HttpMethod.POST)
                || type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
