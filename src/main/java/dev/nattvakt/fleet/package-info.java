/// Reads about one server or all: look-up by id, name or address, the state of a server, its
/// verdict, the audit of the fleet, its pace. Pure; it reads HostUp through
/// [dev.nattvakt.fleet.port.ReadPort] and cannot name a write. Used by `change`, `tool`, `board`
/// and `watch`.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet;
