package dev.nattvakt.start;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerStart;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import dev.nattvakt.access.AnonymousAccess;
import dev.nattvakt.access.OAuthSettings;
import dev.nattvakt.access.TokensFile;
import dev.nattvakt.hostup.HostUpConfig;
import dev.nattvakt.slack.SlackSettings;

/// Logs one line once the server listens: addresses, HostUp or sandbox, read-only or not, and who
/// may call.
@Singleton
final class StartLine {

    private static final Logger LOG = Logger.getLogger("nattvakt");

    private final String hostUp;
    private final String callers;
    private final String changes;
    private final AnonymousAccess anonymous;

    StartLine(
            Startup startup,
            NattvaktConfig house,
            HostUpConfig hostUp,
            AnonymousAccess anonymous,
            TokensFile tokens,
            OAuthSettings oauth,
            SlackSettings slack) {
        this.hostUp =
                switch (startup.upstream()) {
                    case Upstream.Real _ -> "HostUp at " + hostUp.url();
                    case Upstream.Simulated() -> "the sandbox, no real server";
                };
        this.callers = callers(anonymous, tokens, oauth, slack);
        this.anonymous = anonymous;
        this.changes = house.readOnly() ? "read-only" : "may change schedules";
    }

    private static String callers(
            AnonymousAccess anonymous,
            TokensFile tokens,
            OAuthSettings oauth,
            SlackSettings slack) {
        List<String> callers = new ArrayList<>();
        if (anonymous.isAllowed()) {
            callers.add("anybody on this machine, as approver (NATTVAKT_ACCESS_ANONYMOUS)");
        }
        if (tokens.isThere()) {
            callers.add("tokens");
        }
        if (oauth instanceof OAuthSettings.On) {
            callers.add("OAuth");
        }
        if (slack instanceof SlackSettings.On) {
            callers.add("Slack");
        }
        return callers.isEmpty() ? "nobody" : String.join(", ", callers);
    }

    void say(@ObservesAsync HttpServerStart started) {
        LOG.info(line(address(started)));
        anonymous
                .because()
                .ifPresent(set ->
                        LOG.infof(
                                "Programs on this machine need a token too, because %s is set; NATTVAKT_ACCESS_ANONYMOUS=loopback lets them in without one.",
                                set));
    }

    /// Reads the port from the configuration, which has the real one where 0 was set.
    private static String address(HttpServerStart started) {
        boolean secure = started.options().isSsl();
        int port =
                ConfigProvider.getConfig()
                        .getValue(
                                secure ? "quarkus.http.ssl-port" : "quarkus.http.port",
                                Integer.class);
        return "%s://%s:%s".formatted(secure ? "https" : "http", started.options().getHost(), port);
    }

    String line(String address) {
        return "Board %s/, MCP %s/mcp, tools %s/tools. With %s; %s. Callers: %s."
                .formatted(address, address, address, hostUp, changes, callers);
    }
}
