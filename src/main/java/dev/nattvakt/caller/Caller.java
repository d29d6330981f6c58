package dev.nattvakt.caller;

import java.util.List;

import dev.nattvakt.schedule.Vps;

/// An authenticated caller. The name is for the record only; the grants say what it may do, and
/// where.
public record Caller(String name, List<Grant> grants) {

    /// A caller on this machine without credentials, where that is allowed.
    public static final Caller ANONYMOUS = new Caller("anonymous", Role.APPROVER, ServerFilter.ALL);

    public Caller {
        grants = List.copyOf(grants);
    }

    /// A caller with one role on all the servers that it may see.
    public Caller(String name, Role role, ServerFilter servers) {
        this(name, List.of(new Grant(role, servers)));
    }

    /// A role on some servers. Where several grants fit a server, the highest role counts.
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

    /// Servers that it may see: every role may read.
    public ServerFilter servers() {
        return servers(Role.VIEWER);
    }

    /// Servers on which it has the role.
    public ServerFilter servers(Role needed) {
        return new ServerFilter(
                grants.stream()
                        .filter(grant -> grant.role().includes(needed))
                        .flatMap(grant -> grant.servers().patterns().stream())
                        .toList());
    }
}
