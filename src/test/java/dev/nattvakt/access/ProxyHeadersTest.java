package dev.nattvakt.access;

import java.util.Locale;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProxyHeadersTest {

    /// What each writes by its documentation; several also write X-Forwarded-For.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    RFC 7239                | Forwarded
                    RFC 9110                | Via
                    RFC 8586                | CDN-Loop
                    Caddy, HAProxy, Traefik | X-Forwarded-For
                    Traefik                 | X-Forwarded-Server
                    Traefik mTLS            | X-Forwarded-Tls-Client-Cert
                    Azure gateway           | X-Original-Host
                    ingress-nginx           | X-Original-Forwarded-For
                    ingress-nginx           | X-Scheme
                    nginx, by its recipes   | X-Real-IP
                    nginx, by its recipes   | X-Nginx-Proxy
                    Cloudflare              | CF-Connecting-IP
                    Cloudflare              | CF-Ray
                    Cloudflare Access       | Cf-Access-Jwt-Assertion
                    Cloudflare, Akamai      | True-Client-IP
                    Akamai                  | Akamai-Origin-Hop
                    Fastly                  | Fastly-Client-IP
                    Fly.io                  | Fly-Client-IP
                    CloudFront              | CloudFront-Viewer-Address
                    CloudFront              | X-Amz-Cf-Id
                    AWS load balancer       | X-Amzn-Trace-Id
                    Google load balancer    | X-Cloud-Trace-Context
                    Google IAP              | X-Goog-Authenticated-User-Email
                    App Engine              | X-Appengine-User-IP
                    Azure Front Door        | X-Azure-ClientIP
                    Azure App Service       | X-ARR-LOG-ID
                    Azure App Service       | X-MS-Client-Principal
                    IIS                     | X-Original-URL
                    IIS                     | Front-End-Https
                    Envoy, Istio            | X-Envoy-External-Address
                    Vercel                  | X-Vercel-Id
                    Netlify                 | X-Nf-Client-Connection-Ip
                    Tailscale               | Tailscale-User-Login
                    oauth2-proxy            | X-Auth-Request-User
                    Varnish                 | X-Varnish
                    Blue Coat               | X-BlueCoat-Via
                    WebLogic                | WL-Proxy-Client-IP
                    Apache                  | Proxy-Client-IP
                    Apache                  | X-ProxyUser-Ip
                    Rackspace, Riverbed     | X-Cluster-Client-Ip
                    older ones              | X-Client-IP
                    older ones              | Client-IP
                    older ones              | X-Remote-IP
                    older ones              | X-Originating-IP
                    older ones              | Forwarded-For
                    older ones              | X-Forwarded
                    """)
    void showAProxy(String whose, String header) {
        assertThat(ProxyHeaders.areIn(headers(header))).as(whose).isTrue();
        assertThat(ProxyHeaders.areIn(headers(header.toUpperCase(Locale.ROOT)))).isTrue();
        assertThat(ProxyHeaders.areIn(headers(header.toLowerCase(Locale.ROOT)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Authorization",
                "Connection",
                "Cookie",
                "Mcp-Session-Id",
                "Mcp-Protocol-Version",
                "Origin",
                "Sec-Fetch-Site",
                "Traceparent",
                "User-Agent",
                "X-Client-Name",
                "X-Request-Id",
                "X-Requested-With",
                "X-Nattvakt-Read-Only"
            })
    void doNotIncludeWhatClientsSend(String header) {
        assertThat(ProxyHeaders.areIn(headers(header))).isFalse();
    }

    private static MultiMap headers(String header) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("Host", "localhost:8080")
                .add(header, "127.0.0.1");
    }
}
