/// What somebody wants changed, and what that comes to in a given situation.
///
/// Pure. An order turns a situation into a [Draft]; whether it may be carried out is decided in
/// `dev.nattvakt.change`.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.order;
