/// Slack's Block Kit as records that cannot exceed Slack's limits: long content is cut, not
/// refused. Slack never parses text in it as mark-up. Only `slack` and its packages use it.
///
/// https://docs.slack.dev/reference/block-kit
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.message.blockkit;
