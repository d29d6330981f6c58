/// What would make it better: the call that mends one server ([Remedies], as a [NextStep]), the
/// quietest hour for a backup ([Spread] over the [Starts] of the fleet), and the calls that take a
/// [Herd] apart. What the operator wants of a server ([Standards]) comes before what would be
/// usual. Proposals only: nothing here is carried out.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.fleet.remedy;
