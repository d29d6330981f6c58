/// Requests from Slack: the signature, freshness, protection against replays, and what was asked.
/// It has no routes; `slack` passes each received request to [Reception].
///
/// https://docs.slack.dev/authentication/verifying-requests-from-slack
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.request;
