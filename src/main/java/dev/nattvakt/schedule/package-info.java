/// The nouns: cadences, schedules, gates, slots, servers, as HostUp means them. Pure `java.*`, no
/// clock, no I/O. Every package may import this one; it imports none of ours.
///
/// Two kinds of type are kept apart: what a caller *wants* (complete and valid, or it does not
/// exist) and what HostUp *stated* (`Seen...` and `...State`, where an empty [java.util.Optional]
/// means "HostUp did not say", which is never read as yes, no or zero).
@org.jspecify.annotations.NullMarked
package dev.nattvakt.schedule;
