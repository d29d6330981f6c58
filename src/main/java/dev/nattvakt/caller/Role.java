package dev.nattvakt.caller;

/// What a caller may do, each role including the ones before it.
public enum Role {
    /// Reads.
    VIEWER,
    /// Strengthens protection, and asks for weakening.
    OPERATOR,
    /// Confirms what weakens protection.
    APPROVER;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
