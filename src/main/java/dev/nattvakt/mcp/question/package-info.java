/// What a user is asked when a tool could not go on without them, and what their reply allows.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.question;
