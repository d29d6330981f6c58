/// Changes that wait for a yes: what a plan holds, how it becomes a token, and which plans are used
/// up. Used by `change`, which makes and applies plans, and by the packages that show or seal one.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.plan;
