/// One VPS as it really is: schedules, copies, slots, gates, and how its runs go.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.sandbox.state;
