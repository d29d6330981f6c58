/// Requests to Slack: answers to a command or a button through its `response_url`, incoming
/// webhooks, and the few methods that need the bot token. Blocking, for virtual threads, never for
/// an event loop. Only `slack` and the wiring use it.
///
/// Only hosts of Slack are called; no redirect is followed, and no proxy of the environment is
/// used. Nothing here logs, since each address is a secret.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.api;
