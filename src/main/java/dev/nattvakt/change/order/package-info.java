/// The changes that a caller can want, and what each means in a situation.
///
/// Pure. An order turns a situation into a [Draft]; `dev.nattvakt.change` decides whether to carry
/// it out.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.order;
