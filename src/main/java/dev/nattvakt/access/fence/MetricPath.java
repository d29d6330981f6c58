package dev.nattvakt.access.fence;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;

import dev.nattvakt.access.OAuthSettings;

/// What `/metrics` calls requests that are answered without a route of their own. By their paths,
/// which anybody may invent, they would use up the bounded number of paths there.
enum MetricPath {
    PREFLIGHT("/PREFLIGHT"),
    PROTECTED_RESOURCE(OAuthSettings.On.WELL_KNOWN),
    REFUSED("/REFUSED");

    private final String path;

    MetricPath(String path) {
        this.path = path;
    }

    void set(RoutingContext context) {
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(context);
        if (metric != null) {
            metric.setTemplatePath(path);
        }
    }
}
