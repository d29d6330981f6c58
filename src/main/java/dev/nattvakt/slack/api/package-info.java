/// What leaves for Slack: answers to a command or a pressed button, and the few methods of Slack's
/// API that need the bot token. Blocking, for virtual threads; never from an event loop.
///
/// Only hosts of Slack are reached: no redirect is followed, no proxy of the environment is used.
/// Nothing here logs, since each address is a secret.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.api;
