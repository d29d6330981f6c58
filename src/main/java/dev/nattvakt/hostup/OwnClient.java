package dev.nattvakt.hostup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import org.jboss.resteasy.reactive.client.impl.ClientImpl;
import org.jspecify.annotations.Nullable;

/// A typed client that keeps at most one connection, and the HTTP client beneath it, which can open
/// that connection before there is a request.
///
/// @param target where its requests go
record OwnClient(HostUpApi api, HttpClient beneath, RequestOptions target) {

    /// @param api built with that filter
    static OwnClient of(HostUpApi api, Beneath filter, URI url) {
        return new OwnClient(
                api,
                filter.asked(api),
                new RequestOptions()
                        .setHost(url.getHost())
                        .setPort(Addresses.port(url))
                        .setSsl("https".equalsIgnoreCase(url.getScheme())));
    }

    /// A request that waits to be begun, on a connection of its own. It must not be.
    Future<HttpClientRequest> connect() {
        return beneath.request(target);
    }

    void close() {
        try {
            ((Closeable) api).close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Finds the HTTP client beneath a typed one, which is told to filters only. The first request,
    /// which is ours, goes no further than here.
    static final class Beneath implements ClientRequestFilter {

        private volatile @Nullable HttpClient found;

        @Override
        public void filter(ClientRequestContext request) {
            if (found == null) {
                found = ((ClientImpl) request.getClient()).getVertxHttpClient();
                request.abortWith(Response.noContent().build());
            }
        }

        private HttpClient asked(HostUpApi api) {
            api.page(1).await().indefinitely();
            HttpClient client = found;
            if (client == null) {
                throw new IllegalStateException("the REST client runs no filters");
            }
            return client;
        }
    }
}
