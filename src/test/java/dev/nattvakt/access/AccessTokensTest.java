package dev.nattvakt.access;

import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Caller;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokensTest {

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

    private static Caller caller(String more) throws Exception {
        JwtClaims claims =
                JwtClaims.parse("{\"sub\":\"vera\",\"scope\":\"schedules:read\"" + more + "}");
        return ((Authentication.Known) AccessTokens.recognise(claims)).caller();
    }
}
