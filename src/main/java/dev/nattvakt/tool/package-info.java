/// The catalogue: one definition per tool, from which every door derives its schemas. A door passes
/// JSON to [Catalogue] and renders the [ToolResult]; it contains no logic of a tool. A door that
/// speaks JSON renders it through `tool.view`; the others switch over the [Answer].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.tool;
