package dev.nattvakt.caller;

/// Who asks. The name is for the record; what it may do is the role's and the servers' to say.
public record Caller(String name, Role role, Servers servers) {

    /// Whoever reaches an unguarded door of this machine.
    public static final Caller ANONYMOUS = new Caller("anonymous", Role.APPROVER, Servers.ALL);

    public boolean may(Role needed) {
        return role.includes(needed);
    }
}
