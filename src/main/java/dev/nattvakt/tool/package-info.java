/// The catalogue: one definition per tool, from which every door derives what it shows and what it
/// takes.
///
/// A door hands JSON to [Catalogue] and renders the [Answer]; nothing else happens in a door.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.tool;
