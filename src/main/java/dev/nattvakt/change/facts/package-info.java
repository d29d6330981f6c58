/// What a change is made of: the situation that was read, what would be sent, which way it goes,
/// how it is recognised when it is read back, and what may stand in its way.
///
/// Pure. Knows no order and no plan.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.facts;
