/// Changes that wait for a yes: what a plan holds, which plans are used up, and which wait for
/// somebody else's approval.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.plan;
