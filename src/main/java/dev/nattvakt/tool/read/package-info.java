/// The tools that only look, one class each.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.tool.read;
