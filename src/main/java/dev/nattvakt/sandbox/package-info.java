/// Plays HostUp at the other end of the wire: an HTTP server on a loopback port with a fleet, a
/// memory and faults on demand, so that the whole real path runs without an account.
///
/// It knows the wire and nothing of ours. A request is first judged ([Api]: pure, an [Answer] and
/// the [Write] it would make) and then played ([Play]: the write now, later, otherwise or never;
/// the answer whole, late, cut or not at all). Where HostUp's documentation is silent, the comment
/// says what is assumed.
///
/// Whoever starts one uses [Sandbox]; scripts use `/__sandbox` on the same port ([Control]).
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox;
