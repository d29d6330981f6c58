/// The watch: looks at the whole fleet again and again, and speaks when something has changed: once
/// for what went wrong, once when it is well again, and now and then to say that it is alive. What
/// others notice about a change that nobody waits for any more, it passes on to the same people.
///
/// A door that only looks. [Watch] does one round: it looks, [Transitions] compares with what is in
/// [Memory], and the [Channel]s are told. [Timetable] repeats it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.watch;
