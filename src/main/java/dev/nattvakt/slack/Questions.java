package dev.nattvakt.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import dev.nattvakt.slack.block.Message;

/// What was asked about a plan, so that the question can come back when a yes could not be carried
/// out yet. In memory and bounded: a button without its question still works. Safe for many
/// threads.
final class Questions {

    private static final int MOST = 500;

    private final SequencedMap<String, Asked> byToken =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
                    return size() > MOST;
                }
            };

    /// @param requester the name under which the change was asked for
    record Asked(Message question, String requester) {}

    synchronized Optional<Asked> about(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    synchronized void keep(String token, Asked asked) {
        byToken.put(token, asked);
    }

    synchronized void forget(String token) {
        byToken.remove(token);
    }
}
