package dev.nattvakt.tool;

import dev.nattvakt.caller.Role;

/// What a tool is called and takes. JSON Schemas and vendor formats are generated from it at build
/// time into `tools/catalogue`.
///
/// @param description for the model: when to use it, when not, what it returns
/// @param role that the tool needs for all that it does
/// @param arguments record whose components are the arguments
/// @param answer the answer when nothing stops the call
public record Definition<A>(
        String name,
        String title,
        String description,
        Hints hints,
        Role role,
        Class<A> arguments,
        Class<? extends Answer> answer) {

    /// MCP tool annotations, all four always sent.
    ///
    /// @param destructive may weaken protection
    /// @param openWorld reaches beyond the HostUp account of the server's key; never true
    public record Hints(
            boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

        public static final Hints READ = new Hints(true, false, true, false);

        /// Overwrites a schedule, which MCP calls destructive even where it protects better;
        /// idempotent, because a repeated call changes nothing more.
        public static final Hints WRITE = new Hints(false, true, true, false);
    }
}
