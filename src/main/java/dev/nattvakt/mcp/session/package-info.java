/// Which revision a request is of, who its client is, and the session that a client of the older
/// revisions carries along.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.session;
