/// The one way to change anything: order, situation, decision, cleared, write once, read back,
/// outcome.
///
/// Pure. [ChangeDesk] carries out changes, [PlanDesk] those that need a yes first. Only a
/// [Decision] can make a [Cleared], and the port [WritePort] takes nothing else, so that a write
/// without the read before it does not compile.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change;
