/// How it ended: the [Outcome] of one change, the [FleetOutcome] and [FleetRow]s of many, and what
/// a plan still carries out ([PlanContent]). Each is sealed, so they stay in one package. They
/// decide and send nothing.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.change.outcome;
