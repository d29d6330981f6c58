package dev.nattvakt.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came of one row: how often what happened, and every promise that was broken. Safe for many
/// threads.
public final class Tally {

    private static final int SHOWN = 5;

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private long violated;
    private long n;

    /// One more case was tried.
    public synchronized void tried() {
        n++;
    }

    public synchronized void count(String what) {
        count(what, 1);
    }

    public synchronized void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /// One cell of the truth table: what was said, how often it was really done, and whether what
    /// was asked is so now, whoever did it.
    public void answered(String outcome, int applied, boolean isSo) {
        String done =
                switch (applied) {
                    case 0 -> isSo ? "not done, but so" : "not done";
                    case 1 -> isSo ? "done" : "done, but other now";
                    default -> "done twice";
                };
        count("truth: " + outcome + "/" + done);
    }

    /// The most that was seen of something.
    public synchronized void most(String what, long value) {
        counts.merge(what, value, Math::max);
    }

    /// A promise of the house that did not hold.
    public synchronized void violated(String what) {
        violated++;
        if (violations.size() < SHOWN) {
            violations.add(what);
        }
    }

    public void expect(boolean holds, String promise) {
        if (!holds) {
            violated(promise);
        }
    }

    public synchronized long n() {
        return n;
    }

    public synchronized long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    public synchronized long violations() {
        return violated;
    }

    /// The first few.
    public synchronized List<String> shown() {
        return List.copyOf(violations);
    }

    public synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
