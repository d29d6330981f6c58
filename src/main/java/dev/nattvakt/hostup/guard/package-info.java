/// What bounds and guards a request to HostUp: timeouts, response limits, the retry budget, the
/// pause after a 429, the key breaker, and the failures they speak of. Only `dev.nattvakt.hostup`
/// uses it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.hostup.guard;
