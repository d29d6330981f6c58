/// HostUp's routes: a request in, a response and the write that it would make out. Nothing here
/// applies a write. Only `sandbox` and its packages use it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.http;
