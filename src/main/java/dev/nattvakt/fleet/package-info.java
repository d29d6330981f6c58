/// Reading the fleet: look-up by id, name or address, the picture of one server, its verdict, the
/// audit.
///
/// Pure. Reads HostUp through its port [CloudReader] and cannot name a write.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet;
