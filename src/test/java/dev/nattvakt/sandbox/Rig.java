package dev.nattvakt.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.nattvakt.sandbox.state.PostMeaning;

/// A sandbox and a plain client of it; as new before each test.
final class Rig implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    static final String KEY = "sandbox-key";
    static final String WEB_01 = "/api/v2/vps/vps_01hxa3b4c5d6e7f8g9h0j1k2m3";

    private final TestClock clock = new TestClock();
    private Vertx vertx;
    private HttpClient client;
    private Sandbox sandbox;

    @Override
    public void beforeAll(ExtensionContext context) {
        vertx = Vertx.vertx();
        client = HttpClient.newHttpClient();
        sandbox =
                Sandbox.start(vertx, new Sandbox.Settings(0, KEY, PostMeaning.BY_FREQUENCY, clock));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        clock.restart();
        sandbox.setPostMeaning(PostMeaning.BY_FREQUENCY);
        sandbox.setRateLimit(300);
        sandbox.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        sandbox.close();
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    TestClock clock() {
        return clock;
    }

    /// The path of this server, by its name.
    String path(String vps) {
        return "/api/v2/vps/" + sandbox.state().vps(vps).id();
    }

    HttpResponse<String> get(String path) throws IOException {
        return send("GET", path, "", KEY);
    }

    HttpResponse<String> post(String path, String body) throws IOException {
        return send("POST", path, body, KEY);
    }

    /// A POST by a client that gives up so soon.
    HttpResponse<String> postWithin(Duration patience, String path, String body)
            throws IOException {
        return send(request("POST", path, body, KEY, patience));
    }

    HttpResponse<String> patch(String path, String body) throws IOException {
        return send("PATCH", path, body, KEY);
    }

    HttpResponse<String> delete(String path) throws IOException {
        return send("DELETE", path, "", KEY);
    }

    HttpResponse<String> send(String method, String path, String body, String key)
            throws IOException {
        return send(request(method, path, body, key, Duration.ofSeconds(10)));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private HttpRequest request(
            String method, String path, String body, String key, Duration patience) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }

    static String code(HttpResponse<String> response) {
        return json(response).getString("code");
    }
}
