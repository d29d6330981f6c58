/// Limits and protection of requests to HostUp: timeouts, response limits, the retry budget, the
/// pause after a 429, the breaker for a refused key, and the failures that these report. Only
/// `dev.nattvakt.hostup` uses it.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.hostup.guard;
