/// The watch: audits the fleet again and again and alerts when something changed: once when it went
/// wrong, once when it is well again, and now and then as a heartbeat. It also passes on what was
/// found about writes whose result was unknown. It uses `fleet` and cannot name a write.
///
/// [Watch] does one round: it reads, [Transitions] compares with the [WatchState] of the last
/// round, and the [Channel]s are told. [WatchSchedule] repeats it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.watch;
