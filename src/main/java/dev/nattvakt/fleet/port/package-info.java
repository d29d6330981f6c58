/// The read port: everything that can be asked of HostUp, and what comes back.
/// `dev.nattvakt.hostup` implements [ReadPort]; `fleet`, `change` and `tool` call it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet.port;
