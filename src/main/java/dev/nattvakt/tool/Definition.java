package dev.nattvakt.tool;

import dev.nattvakt.caller.Role;

/// What a tool is, apart from what it does. JSON Schemas and vendor formats are generated from this
/// at build time into `tools/catalogue`.
///
/// @param description words for the model: when to use it, when not, what comes back
/// @param role with which it can do all that it is for
/// @param arguments record whose components are the arguments
/// @param answer what it answers unless something stands in the way
public record Definition<A>(
        String name,
        String title,
        String description,
        Hints hints,
        Role role,
        Class<A> arguments,
        Class<? extends Answer> answer) {

    /// MCP tool annotations, all four always said.
    ///
    /// @param destructive may leave less protection than there was
    /// @param openWorld reaches beyond the account that the server's key belongs to; never
    public record Hints(
            boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

        public static final Hints READ = new Hints(true, false, true, false);

        /// Overwrites what is there, which MCP calls destructive even where it protects better; the
        /// same call twice changes nothing more.
        public static final Hints WRITE = new Hints(false, true, true, false);
    }
}
