/// The nouns: schedules, slots, servers, as HostUp means them. Pure `java.*`, no clock, no I/O.
/// Every package may import this one; it imports none of ours.
///
/// Two kinds of type are kept apart: what a caller *wants* (here: complete and valid, or it does
/// not exist) and what HostUp *stated* ([dev.nattvakt.schedule.stated]).
@org.jspecify.annotations.NullMarked
package dev.nattvakt.schedule;
