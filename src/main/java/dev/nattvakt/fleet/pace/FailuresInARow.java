package dev.nattvakt.fleet.pace;

/// Counts servers in a row that HostUp did not show. One or two are broken by themselves; of more,
/// HostUp is the likelier cause. One for each round; not safe for many threads.
public final class FailuresInARow {

    private static final int MOST = 5;

    private int count;

    public void none() {
        count = 0;
    }

    /// Whether this was one too many.
    public boolean another() {
        return ++count >= MOST;
    }
}
