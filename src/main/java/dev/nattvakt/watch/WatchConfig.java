package dev.nattvakt.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Whether, how often and to whom it speaks.
@ConfigMapping(prefix = "nattvakt.watch")
public interface WatchConfig {

    /// How often it looks; 15 minutes when only a channel is configured, else not at all.
    Optional<Duration> every();

    /// A Slack incoming webhook (`https://hooks.slack.com/services/...`).
    Optional<String> slackWebhook();

    Optional<Path> slackWebhookFile();

    /// An address that gets each alert as JSON, signed where there is a secret.
    Optional<String> webhook();

    /// Signs what the webhook gets, as Standard Webhooks has it: `whsec_` and base64, or any text.
    Optional<String> webhookSecret();

    Optional<Path> webhookSecretFile();

    /// How often it says that it is alive, so that silence means something.
    @WithDefault("7d")
    Duration heartbeat();

    /// A small file for what was last seen; without it a restart may repeat what was said last.
    Optional<Path> state();
}
