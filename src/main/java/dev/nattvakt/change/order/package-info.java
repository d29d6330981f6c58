/// What a caller wants changed, one class per kind of order, and what it comes to in a given
/// situation: a [Draft]. Whether the draft may be carried out is decided in `dev.nattvakt.change`.
/// Pure. `tool.write` makes the orders. [Order] is sealed over all of them, and an order and its
/// draft know each other, so they stay together.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.order;
