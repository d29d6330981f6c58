package dev.nattvakt.tool;

/// The `vps` argument that nearly every tool has.
public final class VpsArgument {

    public static final String WORDS = "exact id, display name or primary IP; never invented";

    private VpsArgument() {}
}
