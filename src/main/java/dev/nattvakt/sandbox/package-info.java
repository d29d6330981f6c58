/// The simulator of HostUp: an HTTP server on a loopback port with servers, state and scripted
/// faults, so that the whole real path runs without an account. It knows HostUp's wire and imports
/// nothing of ours. [Sandbox] starts it, for the wiring and for tests; scripts use the routes under
/// `/__sandbox` ([Control]).
///
/// A request is first answered by [dev.nattvakt.sandbox.http.Api], which changes nothing: it
/// returns a response and the write that it would make. [RequestRun] then plays both, as the fault
/// script says: the write now, late or never, the response whole, late, cut or not at all. Comments
/// say what is assumed where HostUp's documentation is silent.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox;
