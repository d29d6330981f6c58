/// Who a request is: bearer tokens, access tokens of an authorization server, or a caller on this
/// machine. [Callers] decides, and remembers the caller for the door. Used by `access.fence`, by
/// the doors and by the wiring.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.access;
