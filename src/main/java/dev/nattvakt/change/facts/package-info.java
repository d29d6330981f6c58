/// The parts of a change: the situation that was read, the write, its direction, its read-back, its
/// warnings and refusals.
///
/// Pure. Knows no order and no plan.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.facts;
