/// The only way to change anything at HostUp: order, situation, decision, cleared, one write,
/// read-back, outcome. [ChangeDesk] is the entrance, used by `tool.write`. Only a [Decision] can
/// construct a [Cleared], and the port [WritePort] takes nothing else, so a write without the read
/// before it does not compile.
///
/// Pure: no container, no HTTP; `hostup` implements the port. [PlanDesk] carries out the changes
/// that need a yes first. [FleetDesk] and [FleetPlanner] stay beside them: they plan and confirm
/// with what the desks and [Decision] keep to this package.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change;
