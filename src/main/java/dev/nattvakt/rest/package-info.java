/// The REST door: the catalogue as plain HTTP, for clients that do not speak MCP, and its OpenAPI
/// document. No other package uses it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.rest;
