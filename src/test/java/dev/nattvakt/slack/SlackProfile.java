package dev.nattvakt.slack;

import java.util.Map;
import java.util.Set;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.test.junit.QuarkusTestProfile;

import dev.nattvakt.slack.api.PlayedSlack;
import dev.nattvakt.slack.api.SlackTransport;

/// The application with a Slack door, against the simulator, and with Slack itself played.
public final class SlackProfile implements QuarkusTestProfile {

    static final String BOT_TOKEN = "canary-of-the-bot-token";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("nattvakt.approval", "slack"),
                Map.entry("nattvakt.slack.signing-secret", PlayedWorkspace.SECRET),
                Map.entry("nattvakt.slack.bot-token", BOT_TOKEN),
                Map.entry("nattvakt.slack.teams", PlayedWorkspace.TEAM),
                Map.entry("nattvakt.slack.channels", PlayedWorkspace.CHANNEL + ",C0APPROVE"),
                Map.entry("nattvakt.slack.viewers", "U0VERA"),
                Map.entry("nattvakt.slack.operators", "U0OLLE,S0OPS=web-*"),
                Map.entry("nattvakt.slack.approvers", PlayedWorkspace.ANNA),
                Map.entry("nattvakt.slack.approval-channel", "C0APPROVE"));
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Played.class);
    }

    /// Slack's hosts, on this machine.
    @Alternative
    @Priority(1)
    @Singleton
    static class Played {

        private final PlayedSlack slack = new PlayedSlack();

        @Produces
        @Singleton
        PlayedSlack slack() {
            return slack;
        }

        @Produces
        @Singleton
        SlackTransport line() {
            return slack.line();
        }

        @PreDestroy
        void close() {
            slack.close();
        }
    }
}
