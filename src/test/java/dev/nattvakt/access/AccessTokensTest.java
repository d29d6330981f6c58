package dev.nattvakt.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.vertx.core.Vertx;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokensTest {

    /// `{"alg":"RS256","kid":"k"}`, `{}` and no signature.
    static final String WELL_FORMED = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.e30.AAAA";

    @Test
    void claimOfNoServersIsOptional() throws Exception {
        assertThat(caller("").servers().areAll()).isTrue();
    }

    @Test
    void claimNarrowsTheServers() throws Exception {
        Caller caller = caller(",\"nattvakt_servers\":[\"web-*\"]");

        assertThat(caller.servers().include("web-01")).isTrue();
        assertThat(caller.servers().include("db-01")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[null]", "{}", "7", "true", "\"\"", "[7]"})
    void claimThatNamesNoServerShowsNone(String claim) throws Exception {
        Caller caller = caller(",\"nattvakt_servers\":" + claim);

        assertThat(caller.servers().areAll()).isFalse();
        assertThat(caller.servers().include("web-01")).isFalse();
        assertThat(caller.servers().include("7")).isFalse();
    }

    /// In a log of its own, which is read here.
    @Test
    void aTokenIsNotRefusedAsInvalidWhileItsIssuerIsDown() throws Exception {
        List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
        Handler recorder = new Recorder(logged);
        Logger log = Logger.getLogger(AccessTokens.class.getName());
        log.addHandler(recorder);
        Vertx vertx = Vertx.vertx();
        try {
            AccessTokens tokens =
                    new AccessTokens(
                            new OAuthSettings.On(
                                    URI.create("http://127.0.0.1:1"),
                                    URI.create("http://127.0.0.1:8080/mcp"),
                                    "http://127.0.0.1:8080/mcp"),
                            vertx,
                            new VirtualTime());

            for (int i = 0; i < 3; i++) {
                assertThat(
                                tokens.who(WELL_FORMED)
                                        .toCompletionStage()
                                        .toCompletableFuture()
                                        .get(20, TimeUnit.SECONDS))
                        .isEqualTo(new Authentication.Refused(AccessRefusal.ISSUER_DOWN));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            log.removeHandler(recorder);
        }

        assertThat(logged)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.getLevel().intValue()).isEqualTo(Level.WARNING.intValue());
                    assertThat(line.getMessage() + Arrays.toString(line.getParameters()))
                            .contains("its issuer gives no keys (NATTVAKT_ACCESS_OAUTH_ISSUER)");
                });
    }

    private static final class Recorder extends Handler {

        private final List<LogRecord> logged;

        Recorder(List<LogRecord> logged) {
            this.logged = logged;
        }

        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static Caller caller(String more) throws Exception {
        JwtClaims claims =
                JwtClaims.parse("{\"sub\":\"vera\",\"scope\":\"schedules:read\"" + more + "}");
        return ((Authentication.Known) AccessTokens.recognise(claims)).caller();
    }
}
