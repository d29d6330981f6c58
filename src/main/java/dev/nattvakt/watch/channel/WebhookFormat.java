package dev.nattvakt.watch.channel;

/// The form in which the webhook gets alerts.
public enum WebhookFormat {
    /// JSON of our own, as Standard Webhooks wraps and signs it.
    STANDARD,
    /// An Adaptive Card, as a workflow of Microsoft Teams takes it.
    TEAMS,
    /// A message, as Discord takes it.
    DISCORD
}
