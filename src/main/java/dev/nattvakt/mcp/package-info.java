/// The MCP door: the catalogue over streamable HTTP, through the Quarkus MCP extension. What MCP
/// knows beside tools ([Instructions], [Prompts], [Resources], [Completions], [Question]) is said
/// here without the extension's types, so that every transport says the same.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp;
