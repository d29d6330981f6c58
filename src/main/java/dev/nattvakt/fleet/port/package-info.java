/// The read port: all that may be asked of HostUp, and what comes back. Implemented in
/// `dev.nattvakt.hostup`.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet.port;
