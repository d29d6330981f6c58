/// The catalogue: one definition per tool, from which every door derives what it shows and what it
/// takes.
///
/// A door hands JSON to [Catalogue] and renders the [ToolResult]; nothing else happens in a door. A
/// door that speaks JSON renders it by way of [dev.nattvakt.tool.view], the others switch over the
/// [Answer].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.tool;
