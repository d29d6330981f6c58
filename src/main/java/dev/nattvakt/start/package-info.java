/// Whether this server may start as configured: the list of settings and their check, and the
/// HostUp and the time that it runs with. Begin with [dev.nattvakt.start.Startup]; a new setting is
/// a row in [dev.nattvakt.start.Settings].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.start;
