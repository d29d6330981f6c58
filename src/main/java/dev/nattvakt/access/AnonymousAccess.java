package dev.nattvakt.access;

import java.util.List;
import java.util.Optional;

/// Whether a program on this machine comes in without credentials.
///
/// @param isAllowed whether it does
/// @param because the setting that forbids it without saying so; empty when it was said
public record AnonymousAccess(boolean isAllowed, Optional<String> because) {

    private static final AnonymousAccess YES = new AnonymousAccess(true, Optional.empty());

    /// What was said wins. Otherwise a server that others reach asks for credentials: what stands
    /// before it may look like a program on this machine. The sandbox has nothing to protect.
    ///
    /// @param said the setting, if it is there
    /// @param reachedBy the settings by which others reach this server
    public static AnonymousAccess of(
            Optional<AccessConfig.Anonymous> said, boolean isSandbox, List<String> reachedBy) {
        return said.map(AnonymousAccess::said)
                .orElseGet(() ->
                        isSandbox || reachedBy.isEmpty()
                                ? YES
                                : new AnonymousAccess(
                                        false, Optional.of(String.join(" and ", reachedBy))));
    }

    private static AnonymousAccess said(AccessConfig.Anonymous anonymous) {
        return switch (anonymous) {
            case LOOPBACK -> YES;
            case NONE -> new AnonymousAccess(false, Optional.empty());
        };
    }
}
