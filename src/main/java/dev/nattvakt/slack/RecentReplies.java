package dev.nattvakt.slack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import dev.nattvakt.slack.message.ShortMessages.Told;

/// The last answers to each person, delivered or not. In memory and bounded. Thread-safe.
final class RecentReplies {

    private static final int PEOPLE = 200;
    private static final int EACH = 5;

    private final SequencedMap<String, Deque<Told>> answers =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Told>> eldest) {
                    return size() > PEOPLE;
                }
            };

    synchronized void keep(String person, Told told) {
        Deque<Told> theirs = answers.computeIfAbsent(person, _ -> new ArrayDeque<>());
        theirs.addFirst(told);
        if (theirs.size() > EACH) {
            theirs.removeLast();
        }
    }

    /// Newest first.
    synchronized List<Told> of(String person) {
        return List.copyOf(answers.getOrDefault(person, new ArrayDeque<>()));
    }
}
