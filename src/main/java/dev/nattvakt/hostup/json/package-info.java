/// Tolerant decoders of HostUp's JSON: what is absent, null or of the wrong type counts as "not
/// stated", and a body that cannot be read at all is refused ([Unreadable]). Only
/// `dev.nattvakt.hostup` uses it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.hostup.json;
