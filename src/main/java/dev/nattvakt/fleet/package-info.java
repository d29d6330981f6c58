/// Reads about one server or all: [LookUp] by id, name or address, the [Roster] of all servers, the
/// [Audit] of the fleet. On `fleet.verdict` (how one server stands), `fleet.remedy` (what would
/// make it better) and `fleet.pace` (how fast it is read). Pure; it reads HostUp through
/// [dev.nattvakt.fleet.port.ReadPort] and cannot name a write. Used by `change`, `tool`, `board`
/// and `watch`.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet;
