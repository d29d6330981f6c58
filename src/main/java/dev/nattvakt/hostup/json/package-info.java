/// HostUp's JSON, read tolerantly: what is absent, null or of the wrong type is "not stated", and
/// what cannot be read at all is refused ([Unreadable]). Only `dev.nattvakt.hostup` uses it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.hostup.json;
