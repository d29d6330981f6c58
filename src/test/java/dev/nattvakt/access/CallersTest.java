package dev.nattvakt.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.nattvakt.PrivateFile;
import dev.nattvakt.caller.SecretSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallersTest {

    private static final String TOKEN = "t".repeat(43);

    private final Vertx vertx = Vertx.vertx();
    private final List<Boolean> readOnTheLoop = Collections.synchronizedList(new ArrayList<>());

    @TempDir Path folder;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readTheTokensFileOffTheEventLoop() throws Exception {
        Path file = folder.resolve("tokens");
        PrivateFile.write(file, "# none yet");
        TokensFile tokens =
                new TokensFile(
                        Optional.of(
                                SecretSource.inFile(
                                        file, "NATTVAKT_ACCESS_TOKENS_FILE", this::read)));
        HttpServer server = server(tokens);
        Files.writeString(file, "# changed, and none yet");
        readOnTheLoop.clear();

        assertThat(asked(server)).isEqualTo("Refused[why=NOT_VALID]");

        assertThat(readOnTheLoop).containsExactly(false);
    }

    private Tokens read(String text) {
        readOnTheLoop.add(Context.isOnEventLoopThread());
        return Tokens.parse(text);
    }

    private HttpServer server(TokensFile tokens) {
        Callers callers =
                new Callers(
                        new AnonymousAccess(false, Optional.empty()),
                        tokens,
                        new AccessTokens(new OAuthSettings.Off(), vertx, Clock.systemUTC()),
                        Clock.systemUTC(),
                        vertx);
        return vertx.createHttpServer()
                .requestHandler(request ->
                        callers.who(request)
                                .onSuccess(who -> request.response().end(who.toString())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String asked(HttpServer server) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + server.actualPort()))
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
