/// Slack's Block Kit as records that cannot exist beyond Slack's limits. Text in it is never
/// mark-up.
///
/// https://docs.slack.dev/reference/block-kit
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.message.blockkit;
