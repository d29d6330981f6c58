/// The one outbound client: the closed list of HostUp routes, tolerant reading of what comes back,
/// and the rules of retrying and pausing.
///
/// Implements the ports [dev.nattvakt.fleet.port.ReadPort] and [dev.nattvakt.change.WritePort];
/// imports the core only. Nobody but the wiring of the application names this package.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.hostup;
