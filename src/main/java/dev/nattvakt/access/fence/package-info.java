/// The filter in front of every route: allowed hosts, origins, headers and content types, security
/// headers on every response, and the challenge that tells a refused client where to get a token.
/// Doors use [Challenge] only; nobody calls the fence itself.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.access.fence;
