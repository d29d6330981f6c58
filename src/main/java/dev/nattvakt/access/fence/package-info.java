/// What stands before every door: which hosts, origins, headers and bodies are taken, what every
/// response tells browsers and caches, and what a refused client is told to bring.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.access.fence;
