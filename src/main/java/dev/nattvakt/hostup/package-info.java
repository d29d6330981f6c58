/// The outbound client, and the only code that calls HostUp. [HostUpApi] is the closed list of
/// routes; [HostUpReader] and [HostUpWriter] implement the ports [dev.nattvakt.fleet.port.ReadPort]
/// and [dev.nattvakt.change.WritePort]. Reads may be retried; a write is sent again only when it
/// provably never left, or after a 429.
///
/// Imports the core only. Only the wiring and `metrics` import this package.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.hostup;
