package dev.nattvakt.access;

import java.util.List;
import java.util.Locale;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/// The host names under which this server may be called. Protects against DNS rebinding: a page
/// that points its own name at this machine still sends that name as `Host`.
public final class Hosts {

    private final List<String> names;

    public Hosts(AccessConfig config) {
        names = config.hosts().orElse(List.of()).stream().map(String::strip).toList();
    }

    public boolean include(HttpServerRequest request) {
        if (request.headers().getAll("Host").size() > 1) {
            return false;
        }
        HostAndPort authority = request.authority();
        return authority != null
                && (isLoopback(authority)
                        || names.stream().anyMatch(authority.host()::equalsIgnoreCase));
    }

    static boolean isLoopback(HostAndPort authority) {
        return Loopback.isLoopback(authority.host().toLowerCase(Locale.ROOT));
    }
}
