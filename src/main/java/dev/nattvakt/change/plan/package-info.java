/// Changes that wait for a yes: what a plan holds, its token, and the store of all plans with their
/// states and ends.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.plan;
