/// The MCP door: the catalogue over streamable HTTP, through the Quarkus MCP extension.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp;
