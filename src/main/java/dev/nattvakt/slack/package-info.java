/// The Slack door: slash commands and buttons. A request is proven to be Slack's ([slack.request]),
/// its words become the same tool call that an agent would make ([slack.command]), the answer a
/// message ([slack.message]), and what is late leaves by [slack.api].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.slack;
