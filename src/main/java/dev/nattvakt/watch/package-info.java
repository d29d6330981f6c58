/// The watch: audits the fleet again and again and alerts when something changed: once when it went
/// wrong, once when it is well again, and now and then as a heartbeat. It also passes on what was
/// found about writes whose result was unknown. It uses `fleet` and cannot name a write.
///
/// [Watch] does one round: it reads, [Transitions] compares with the [WatchState] of the last
/// round, [DueDigest] adds the digest when it is time, the [Channels] are told ([Webhook], [Mail],
/// Slack), each through an [Outbox] that tries again, and the [Ping] says that all this worked.
/// [WatchSchedule] repeats it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.watch;
