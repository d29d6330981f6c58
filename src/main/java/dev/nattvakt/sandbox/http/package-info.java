/// HostUp's routes: a request in, a response and the write it would make out. Nothing here applies
/// a write.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.http;
