package dev.nattvakt.caller;

import java.util.List;

import dev.nattvakt.schedule.Vps;

/// Who asks. The name is for the record; what it may do, and where, is the grants' to say.
public record Caller(String name, List<Grant> grants) {

    /// Whoever reaches an unguarded door of this machine.
    public static final Caller ANONYMOUS = new Caller("anonymous", Role.APPROVER, ServerFilter.ALL);

    public Caller {
        grants = List.copyOf(grants);
    }

    /// One who has the same role everywhere that it may see.
    public Caller(String name, Role role, ServerFilter servers) {
        this(name, List.of(new Grant(role, servers)));
    }

    /// A role on some servers. On each server the highest role counts.
    public record Grant(Role role, ServerFilter servers) {}

    /// Whether it has the role anywhere at all.
    public boolean may(Role needed) {
        return grants.stream().anyMatch(grant -> grant.role().includes(needed));
    }

    /// Whether it has the role on this server.
    public boolean may(Role needed, Vps vps) {
        return grants.stream()
                .anyMatch(grant -> grant.role().includes(needed) && grant.servers().include(vps));
    }

    /// Those that it may see: every role sees.
    public ServerFilter servers() {
        return servers(Role.VIEWER);
    }

    /// Those on which it has the role.
    public ServerFilter servers(Role needed) {
        return new ServerFilter(
                grants.stream()
                        .filter(grant -> grant.role().includes(needed))
                        .flatMap(grant -> grant.servers().patterns().stream())
                        .toList());
    }
}
