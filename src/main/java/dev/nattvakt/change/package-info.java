/// The one way to change anything: order, situation, decision, cleared, write once, read back,
/// outcome.
///
/// Pure. [ChangeDesk] is the only entrance. Only a [Decision] can make a [Cleared], and the port
/// [CloudWriter] takes nothing else, so that a write without the read before it does not compile.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change;
