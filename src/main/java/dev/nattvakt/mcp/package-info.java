/// The MCP door: the catalogue over streamable HTTP, through the Quarkus MCP extension. What MCP
/// has beside tools ([Instructions], [Prompts], [Resources], [Completions], [Question]) does not
/// use the extension's types, so that `mcp.jsonrpc` says the same.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp;
