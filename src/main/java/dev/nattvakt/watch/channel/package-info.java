/// Where alerts go, one [Channel] each: a [Webhook] in our own form or a vendor's, [Mail]; Slack is
/// handed in. An [Outbox] in front of each keeps what did not arrive and tries again. The [Ping]
/// says that a round went through. It knows alerts and no round.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.watch.channel;
