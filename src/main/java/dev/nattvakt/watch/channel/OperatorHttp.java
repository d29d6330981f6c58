package dev.nattvakt.watch.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Requests to addresses of the operator's: no redirects, no proxy, and no answer's body is read,
/// which the request's time limit would not cover.
public final class OperatorHttp implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(TIMEOUT)
                    .build();

    /// @return whether it was answered with a 2xx
    boolean arrives(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response =
                    client.send(
                            request.timeout(TIMEOUT).header("User-Agent", "nattvakt").build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode() >= 200 && response.statusCode() < 300;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
