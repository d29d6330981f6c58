package dev.nattvakt.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

/// HTTP client for the metadata and keys of an authorization server: no redirects, no proxy,
/// limited size and time.
final class IssuerHttp implements SimpleGet {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long MAX_BYTES = 256 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(TIMEOUT)
                    .build();

    @Override
    public SimpleResponse get(String address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "application/json")
                        .timeout(TIMEOUT)
                        .build();
        try {
            HttpResponse<String> response =
                    client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
            if (response.statusCode() != 200) {
                throw new IOException("the issuer answers " + response.statusCode());
            }
            return new Read(response);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while reading from the issuer", stopped);
        }
    }

    private record Read(HttpResponse<String> response) implements SimpleResponse {

        @Override
        public int getStatusCode() {
            return response.statusCode();
        }

        @Override
        public String getStatusMessage() {
            return "";
        }

        @Override
        public Collection<String> getHeaderNames() {
            return response.headers().map().keySet();
        }

        @Override
        public List<String> getHeaderValues(String name) {
            return response.headers().allValues(name);
        }

        @Override
        public String getBody() {
            return response.body();
        }
    }
}
