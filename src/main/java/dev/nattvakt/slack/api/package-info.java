/// Requests to Slack: answers through a `response_url`, incoming webhooks, and the methods that
/// need the bot token. They block, so never call them on an event loop. Only `slack` and the wiring
/// use it.
///
/// Only Slack's hosts are called, without redirects or proxies. Nothing here logs, since the URLs
/// are secrets.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.api;
