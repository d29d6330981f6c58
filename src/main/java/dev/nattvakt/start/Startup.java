package dev.nattvakt.start;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.nattvakt.access.Loopback;
import dev.nattvakt.access.OAuthSettings;
import dev.nattvakt.access.TokensFile;
import dev.nattvakt.caller.Quotas;
import dev.nattvakt.policyfile.PolicyFile;
import dev.nattvakt.slack.SlackSettings;

/// Decides before the first request whether this server may start as configured.
@Singleton
public final class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);

    private final NattvaktConfig house;
    private final Optional<String> key;
    private final Optional<Path> keyFile;
    private final String host;
    private @Nullable Upstream upstream;

    Startup(
            NattvaktConfig house,
            @ConfigProperty(name = "HOSTUP_API_KEY") Optional<String> key,
            @ConfigProperty(name = "HOSTUP_API_KEY_FILE") Optional<Path> keyFile,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.house = house;
        this.key = key;
        this.keyFile = keyFile;
        this.host = host;
    }

    /// Injects every bean whose settings may be unusable, so that the start fails and not the first
    /// request.
    void onStart(
            @Observes @Priority(1) StartupEvent event,
            Config config,
            SlackSettings slack,
            TokensFile tokens,
            OAuthSettings oauth,
            Quotas quotas,
            PolicyFile policy) {
        UnsafeStart.ifAny(Settings.problems(set(config)));
        switch (upstream()) {
            case Upstream.Simulated() ->
                    LOG.info(
                            "SANDBOX: a simulator plays HostUp; nothing here touches a real server. Set HOSTUP_API_KEY to use HostUp.");
            case Upstream.Real _ -> checkReal(isAuthenticating(slack, tokens, oauth));
        }
    }

    /// Settings from all sources. `Main` checks only the environment, because a value that does not
    /// convert stops Quarkus before our code runs.
    private static Map<String, String> set(Config config) {
        Map<String, String> set = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (Settings.isMeantAsOurs(name)) {
                set.put(name, config.getConfigValue(name).getValue());
            }
        }
        return set;
    }

    private static boolean isAuthenticating(
            SlackSettings slack, TokensFile tokens, OAuthSettings oauth) {
        return slack instanceof SlackSettings.On
                || tokens.isThere()
                || oauth instanceof OAuthSettings.On;
    }

    private void checkReal(boolean isAuthenticating) {
        if (!Loopback.isLoopback(host) && !isAuthenticating) {
            throw new UnsafeStart(
                    "It would listen on %s with a HostUp key and no authentication of its callers. Set NATTVAKT_ACCESS_TOKENS_FILE (tools/access/new-token makes a token), or QUARKUS_HTTP_HOST=127.0.0.1, or let in Slack only (NATTVAKT_SLACK_SIGNING_SECRET)."
                            .formatted(host));
        }
    }

    /// Decided once: if the key file changes during the start, all beans must still use the same
    /// HostUp.
    public synchronized Upstream upstream() {
        if (upstream == null) {
            upstream = decide();
        }
        return upstream;
    }

    private Upstream decide() {
        return Upstream.of(
                new Upstream.Wish(
                        key,
                        keyFile,
                        house.sandbox().enabled(),
                        LaunchMode.current() == LaunchMode.DEVELOPMENT));
    }
}
