package dev.nattvakt.caller;

/// Receives the progress of a call.
@FunctionalInterface
public interface Progress {

    Progress UNHEARD = (_, _) -> {};

    /// @param done of `total`, growing with each report
    void report(int done, int total);
}
