/// The REST door: the catalogue as plain HTTP, for agents and bots that speak no MCP.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.rest;
