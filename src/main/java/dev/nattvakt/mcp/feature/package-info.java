/// What this server offers: its tools, and beside them prompts, resources, completion and a word to
/// the model.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.feature;
