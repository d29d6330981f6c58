/// Changes that wait for a yes: what a plan holds, the token that names it, and the store of all
/// plans with their states and ends. Used by `change`, which makes and applies plans, and by the
/// packages that show one.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.plan;
