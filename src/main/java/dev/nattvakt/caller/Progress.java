package dev.nattvakt.caller;

/// Hears how far a call is.
@FunctionalInterface
public interface Progress {

    Progress UNHEARD = (_, _) -> {};

    /// @param done of `total`, growing with each report
    void report(int done, int total);
}
