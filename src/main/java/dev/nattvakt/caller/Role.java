package dev.nattvakt.caller;

/// What a caller may do; each role includes the ones before it.
public enum Role {
    /// Reads.
    VIEWER,
    /// Strengthens protection, and may ask for weakening it.
    OPERATOR,
    /// Confirms what weakens protection.
    APPROVER;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
