/// What this server offers: its tools, and beside them prompts, resources and completion.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.mcp.feature;
