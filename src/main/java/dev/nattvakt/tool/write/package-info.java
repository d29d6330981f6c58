/// The tools that change something or carry out a plan, one class each, and what they share. Called
/// through the catalogue; they use [dev.nattvakt.change.ChangeDesk] through [ChangeRunner].
@org.jspecify.annotations.NullMarked
package dev.nattvakt.tool.write;
