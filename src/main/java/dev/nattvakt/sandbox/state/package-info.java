/// One VPS as it really is: schedules, copies, slots, gates, and the history of its runs. The
/// wiring names [PostMeaning] only; all else is used by `sandbox` and its packages.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.state;
