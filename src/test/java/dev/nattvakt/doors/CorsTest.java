package dev.nattvakt.doors;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// Pages of origins that are named, as browsers let them call.
@QuarkusTest
@TestProfile(CorsTest.Named.class)
class CorsTest {

    private static final String INSPECTOR = "http://localhost:6274";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp",
                "/mcp/",
                "/tools",
                "/tools/find_vps",
                "/openapi",
                "/.well-known/oauth-protected-resource/mcp"
            })
    void preflightIsAnsweredOnEveryRouteThatBrowsersCall(String path) {
        Response response =
                from(INSPECTOR)
                        .header("Access-Control-Request-Method", "POST")
                        .header(
                                "Access-Control-Request-Headers",
                                "authorization,content-type,mcp-protocol-version,mcp-session-id")
                        .options(path);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.header(ALLOW_ORIGIN)).isEqualTo(INSPECTOR);
        assertThat(response.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("*, Authorization");
        assertThat(response.header("Vary")).isEqualTo("Origin");
        assertThat(response.asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/mcp, 401", "/tools/find_vps, 401"})
    void refusalMayBeReadByThePage(String path, int status) {
        Response response =
                from(INSPECTOR)
                        .header("Authorization", "Bearer nobody-issued-this")
                        .contentType("application/json")
                        .body("{}")
                        .post(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.header(ALLOW_ORIGIN)).isEqualTo(INSPECTOR);
        assertThat(response.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate");
    }

    @Test
    void pageMayReadTheSessionItWasGiven() {
        Response response =
                from(INSPECTOR)
                        .contentType("application/json")
                        .accept("application/json, text/event-stream")
                        .body(
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}")
                        .post("/mcp");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Mcp-Session-Id")).isNotEmpty();
        assertThat(response.header(ALLOW_ORIGIN)).isEqualTo(INSPECTOR);
        assertThat(response.header("Access-Control-Expose-Headers")).contains("Mcp-Session-Id");
        assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:6275", "https://localhost:6274", "null"})
    void nobodyElseHearsAnything(String origin) {
        Response response =
                from(origin).header("Access-Control-Request-Method", "POST").options("/mcp");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.header(ALLOW_ORIGIN)).isNull();
    }

    @Test
    void strangersHostIsRefusedBeforeAPreflightIsAnswered() {
        Response response =
                from(INSPECTOR)
                        .header("Host", "evil.example")
                        .header("Access-Control-Request-Method", "POST")
                        .options("/mcp");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.header(ALLOW_ORIGIN)).isNull();
    }

    private static RequestSpecification from(String origin) {
        return given().header("Origin", origin);
    }

    public static final class Named implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("nattvakt.access.origins", "https://app.example," + INSPECTOR);
        }
    }
}
