/// The nouns: cadences, schedules, gates, slots, servers, as HostUp means them.
///
/// Pure `java.*`, no clock, no I/O. Everybody may import this package; it imports nobody. Two kinds
/// of thing live here and are never mixed: what somebody *wants* (complete and valid, or it does
/// not exist) and what HostUp *stated* (the `Seen...` and `...State` records, where an empty
/// [java.util.Optional] means "HostUp did not say", which is never read as yes, no or zero).
@org.jspecify.annotations.NullMarked
package dev.nattvakt.schedule;
