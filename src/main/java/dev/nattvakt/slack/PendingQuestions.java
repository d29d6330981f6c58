package dev.nattvakt.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.ToolResult;

/// What was asked about a plan, so that the question can come back when a yes could not be carried
/// out yet, and what has taken its place for good. In memory and bounded: a button without its
/// question still works. Safe for many threads.
final class PendingQuestions {

    private final SequencedMap<String, Question> open = new Lately<>();
    private final SequencedMap<String, Message> ends = new Lately<>();

    /// @param message the question as it was put
    /// @param requester the name under which the change was asked for
    /// @param answer to the call that asked for it, which holds the plan
    record Question(Message message, String requester, ToolResult answer) {}

    /// Empty when it is unknown or settled.
    synchronized Optional<Question> about(String token) {
        return Optional.ofNullable(open.get(token));
    }

    synchronized void keep(String token, Question question) {
        open.put(token, question);
    }

    /// What stands in the place of a question that is settled.
    synchronized Optional<Message> end(String token) {
        return Optional.ofNullable(ends.get(token));
    }

    /// @param end from now on stands in the question's place
    synchronized void settle(String token, Message end) {
        open.remove(token);
        ends.put(token, end);
    }

    /// The oldest go first.
    private static final class Lately<T> extends LinkedHashMap<String, T> {

        private static final long serialVersionUID = 1L;
        private static final int MOST = 500;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    }
}
