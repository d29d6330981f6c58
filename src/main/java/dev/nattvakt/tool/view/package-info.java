/// Results as JSON: the records that Jackson writes and the schemas are generated from.
///
/// [ResultView] is the way in. Only the doors that speak JSON use it; the others switch over
/// [dev.nattvakt.tool.Answer].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.tool.view;
