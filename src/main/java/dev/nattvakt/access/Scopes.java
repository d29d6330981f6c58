package dev.nattvakt.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.caller.Role;

/// The OAuth scopes of this server, one for each role.
public final class Scopes {

    private Scopes() {}

    public static List<String> all() {
        return Arrays.stream(Role.values()).map(Scopes::of).toList();
    }

    /// The highest role that the scopes grant; empty when none of them is ours.
    static Optional<Role> role(Collection<String> scopes) {
        return Arrays.stream(Role.values())
                .filter(role -> scopes.contains(of(role)))
                .reduce((_, higher) -> higher);
    }

    /// Scopes of the role and of all below it, so that a client asks its user only once.
    public static String upTo(Role role) {
        return Arrays.stream(Role.values())
                .filter(role::includes)
                .map(Scopes::of)
                .collect(Collectors.joining(" "));
    }

    private static String of(Role role) {
        return switch (role) {
            case VIEWER -> "schedules:read";
            case OPERATOR -> "schedules:write";
            case APPROVER -> "schedules:reduce";
        };
    }
}
