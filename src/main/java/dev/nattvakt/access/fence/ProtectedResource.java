package dev.nattvakt.access.fence;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

import dev.nattvakt.access.OAuthSettings;
import dev.nattvakt.access.Scopes;

/// Serves the protected resource metadata (RFC 9728), which tells clients the authorization server.
@Singleton
final class ProtectedResource {

    private final OAuthSettings settings;

    ProtectedResource(OAuthSettings settings) {
        this.settings = settings;
    }

    void open(@Observes Router router) {
        if (settings instanceof OAuthSettings.On on) {
            String json = metadata(on).encode();
            router.get(OAuthSettings.On.WELL_KNOWN + "*")
                    .handler(context -> {
                        MetricPath.PROTECTED_RESOURCE.set(context);
                        context.response().putHeader("Content-Type", "application/json").end(json);
                    });
        }
    }

    private static JsonObject metadata(OAuthSettings.On on) {
        return new JsonObject()
                .put("resource", on.resource().toString())
                .put("authorization_servers", new JsonArray().add(on.issuer().toString()))
                .put("scopes_supported", new JsonArray(Scopes.all()))
                .put("bearer_methods_supported", new JsonArray().add("header"))
                .put("resource_name", "Nattvakt");
    }
}
