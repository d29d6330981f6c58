package dev.nattvakt.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.caller.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OAuthSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://idp.example, https://n.example/mcp, https://n.example/.well-known/oauth-protected-resource/mcp",
        "https://idp.example, https://n.example,     https://n.example/.well-known/oauth-protected-resource",
        "http://127.0.0.1:1,  http://localhost:8080/mcp, http://localhost:8080/.well-known/oauth-protected-resource/mcp"
    })
    void metadataStandsWhereRfc9728PutsIt(String issuer, String resource, URI metadata) {
        OAuthSettings settings = settings(issuer, resource);

        assertThat(settings)
                .isInstanceOfSatisfying(
                        OAuthSettings.On.class,
                        on -> {
                            assertThat(on.metadata()).isEqualTo(metadata);
                            assertThat(on.audience()).isEqualTo(resource);
                        });
    }

    @Test
    void areOffWithoutAnIssuer() {
        assertThat(settings(null, null)).isEqualTo(new OAuthSettings.Off());
    }

    @ParameterizedTest
    @CsvSource({
        "https://idp.example, ,                      needs NATTVAKT_ACCESS_OAUTH_RESOURCE",
        ",                    https://n.example/mcp, needs NATTVAKT_ACCESS_OAUTH_ISSUER",
        "http://idp.example,  https://n.example/mcp, NATTVAKT_ACCESS_OAUTH_ISSUER is no https address",
        "https://idp.example, http://n.example/mcp,  NATTVAKT_ACCESS_OAUTH_RESOURCE is no https address",
        "https://idp.example, n.example,             NATTVAKT_ACCESS_OAUTH_RESOURCE is no https address",
        "file:///etc/idp,     https://n.example/mcp, NATTVAKT_ACCESS_OAUTH_ISSUER is no https address"
    })
    void areRefusedByName(String issuer, String resource, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(issuer, resource))
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({
        "schedules:read,                                   VIEWER",
        "schedules:write,                                  OPERATOR",
        "schedules:read schedules:reduce openid,           APPROVER",
        "schedules:READ schedules schedules:reduced admin, "
    })
    void highestScopeIsTheRole(String scopes, Role role) {
        assertThat(Scopes.role(List.of(scopes.split(" ")))).isEqualTo(Optional.ofNullable(role));
    }

    @Test
    void scopesOfARoleAreAllThatItIncludes() {
        assertThat(Scopes.upTo(Role.APPROVER))
                .isEqualTo("schedules:read schedules:write schedules:reduce");
        assertThat(Scopes.upTo(Role.VIEWER)).isEqualTo("schedules:read");
    }

    private static OAuthSettings settings(String issuer, String resource) {
        return OAuthSettings.of(
                new Configured(
                        Optional.ofNullable(issuer).map(URI::create),
                        Optional.ofNullable(resource).map(URI::create)));
    }

    /// Nothing but an authorization server.
    private record Configured(Optional<URI> issuer, Optional<URI> resource)
            implements AccessConfig, AccessConfig.OAuth {

        @Override
        public Optional<Anonymous> anonymous() {
            return Optional.of(Anonymous.NONE);
        }

        @Override
        public Optional<List<String>> hosts() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> origins() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> tokensFile() {
            return Optional.empty();
        }

        @Override
        public int calls() {
            return 0;
        }

        @Override
        public int changes() {
            return 0;
        }

        @Override
        public OAuth oauth() {
            return this;
        }

        @Override
        public Optional<String> audience() {
            return Optional.empty();
        }
    }
}
