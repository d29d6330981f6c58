/// The REST door: the catalogue as plain HTTP, for agents and bots that do not speak MCP, and its
/// OpenAPI document. Nobody calls it but HTTP clients.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.rest;
