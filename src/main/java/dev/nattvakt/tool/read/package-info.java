/// The tools that only read, one class each. Called through the catalogue; they use `fleet`.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.tool.read;
