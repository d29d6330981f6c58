package dev.nattvakt.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Lines about the latest changes of this process, as they are written to the audit log, whether or
/// not that succeeds. In memory and bounded: the oldest are dropped first. Thread-safe.
public final class RecentChanges {

    /// Enough for the rows of the largest fleet change, and some more.
    static final int MOST = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();

    void keep(Entry entry) {
        if (entry.isChange()) {
            add(entry.text());
        }
    }

    private synchronized void add(String line) {
        lines.addFirst(line);
        if (lines.size() > MOST) {
            lines.removeLast();
        }
    }

    /// Newest first.
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
