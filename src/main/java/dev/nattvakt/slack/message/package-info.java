/// Block Kit: our answers as Slack messages that Slack takes.
///
/// [Message] and its blocks are Slack's wire, and cannot exist beyond Slack's limits: long content
/// is cut, never refused. [Answers], [Approvals] and [Notes] make every message there is, out of
/// [Line]s; whatever a server, a user or HostUp called itself stays text in all of them. Pure: no
/// network, no clock.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack.message;
