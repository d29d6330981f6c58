/// The Slack door: slash commands, buttons, approvals. [dev.nattvakt.slack.request] proves that a
/// request is Slack's, [dev.nattvakt.slack.command] parses its text into the tool call that an
/// agent would make, [dev.nattvakt.slack.message] renders the answer, and [dev.nattvakt.slack.api]
/// sends late answers. [Members] decides who may do what.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack;
