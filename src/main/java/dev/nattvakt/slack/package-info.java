/// The Slack door: slash commands and buttons. A request is proven to be Slack's ([slack.signed]),
/// its words become the same tool call that an agent would make ([slack.grammar]), the answer a
/// message ([slack.block]), and what is late leaves by [slack.outbound].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack;
