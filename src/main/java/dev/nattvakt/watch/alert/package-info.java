/// What a round of the watch found, and what is said about it. [Transitions] compares the servers
/// of a [Round] with the [WatchState] of the last one and leaves out what we did ourselves
/// ([OwnChanges]); [Digest] sums up a longer time. Both end as [Alert]s, and [AlertSentences] puts
/// them into words. It knows no channel.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.watch.alert;
