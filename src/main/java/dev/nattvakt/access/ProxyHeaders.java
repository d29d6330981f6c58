package dev.nattvakt.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.MultiMap;

/// Headers that proxies add. A request with one of them comes from the proxy's client, not from the
/// peer address. It is enough that a header is there: its value is the client's to choose.
final class ProxyHeaders {

    private static final List<String> BEGINNINGS =
            List.of(
                    "akamai-",
                    "cdn-",
                    "cf-",
                    "cloudfront-",
                    "fastly-",
                    "fly-",
                    "ngrok-",
                    "proxy-",
                    "tailscale-",
                    "wl-proxy-",
                    "x-accel-",
                    "x-akamai-",
                    "x-amz-cf-",
                    "x-amzn-",
                    "x-appengine-",
                    "x-arr-",
                    "x-auth-request-",
                    "x-azure-",
                    "x-bluecoat-",
                    "x-client-cert",
                    "x-envoy-",
                    "x-forwarded-",
                    "x-goog-authenticated-",
                    "x-goog-iap-",
                    "x-ms-client-",
                    "x-nf-",
                    "x-nginx-",
                    "x-original-",
                    "x-originating-",
                    "x-proxy",
                    "x-real-",
                    "x-remote-",
                    "x-ssl-",
                    "x-vercel-");

    private static final Set<String> NAMES =
            Set.of(
                    "client-ip",
                    "forwarded",
                    "forwarded-for",
                    "forwarded-for-ip",
                    "forwarded-host",
                    "forwarded-proto",
                    "front-end-https",
                    "remote-user",
                    "true-client-ip",
                    "via",
                    "x-client-ip",
                    "x-cloud-trace-context",
                    "x-cluster-client-ip",
                    "x-coming-from",
                    "x-forwarded",
                    "x-forwarder-for",
                    "x-host",
                    "x-https",
                    "x-rewrite-url",
                    "x-scheme",
                    "x-url-scheme",
                    "x-varnish");

    private ProxyHeaders() {}

    static boolean areIn(MultiMap headers) {
        for (String header : headers.names()) {
            if (include(header)) {
                return true;
            }
        }
        return false;
    }

    private static boolean include(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        if (NAMES.contains(name)) {
            return true;
        }
        for (String beginning : BEGINNINGS) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
