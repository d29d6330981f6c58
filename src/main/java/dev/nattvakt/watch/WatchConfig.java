package dev.nattvakt.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the watch.
@ConfigMapping(prefix = "nattvakt.watch")
public interface WatchConfig {

    /// Interval of the rounds. Unset: 15 minutes when a channel is configured, else no rounds.
    Optional<Duration> every();

    /// A Slack incoming webhook (`https://hooks.slack.com/services/...`).
    Optional<String> slackWebhook();

    Optional<Path> slackWebhookFile();

    /// Address that receives alerts as JSON, signed if there is a secret.
    Optional<String> webhook();

    /// Secret for signatures as of Standard Webhooks: `whsec_` and base64, or any text.
    Optional<String> webhookSecret();

    Optional<Path> webhookSecretFile();

    /// Interval of messages that say that the watch is alive, so that silence means something.
    @WithDefault("7d")
    Duration heartbeat();

    /// File for the state between runs; without it a restart may repeat the last alerts.
    Optional<Path> state();
}
