package dev.nattvakt.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.nattvakt.watch.alert.DigestPeriod;
import dev.nattvakt.watch.channel.WebhookFormat;

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

    Optional<Path> webhookFile();

    /// The form in which it gets them: standard, teams or discord.
    @WithDefault("standard")
    WebhookFormat webhookFormat();

    /// Secret for signatures as of Standard Webhooks: `whsec_` and base64, or any text.
    Optional<String> webhookSecret();

    Optional<Path> webhookSecretFile();

    /// Addresses that get alerts by mail, over the server of `quarkus.mailer.*`.
    Optional<List<String>> mailTo();

    /// Address that is called after each round that saw the whole fleet and told its alerts.
    Optional<String> ping();

    Optional<Path> pingFile();

    /// How often the state of every server is sent: off, daily or weekly, at 07:00 in HostUp's
    /// zone, weekly on Mondays.
    @WithDefault("off")
    DigestPeriod digest();

    /// Interval of messages that say that the watch is alive, so that silence means something.
    @WithDefault("7d")
    Duration heartbeat();

    /// File for the state between runs; without it a restart may repeat the last alerts.
    Optional<Path> state();
}
