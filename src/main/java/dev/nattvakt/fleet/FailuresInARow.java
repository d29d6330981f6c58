package dev.nattvakt.fleet;

/// Counts servers in a row that HostUp did not show. One or two are broken by themselves; of more,
/// HostUp is the likelier cause. One for each round; not safe for many threads.
final class FailuresInARow {

    private static final int MOST = 5;

    private int count;

    void none() {
        count = 0;
    }

    /// Whether this was one too many.
    boolean another() {
        return ++count >= MOST;
    }
}
