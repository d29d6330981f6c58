package dev.nattvakt.slack;

import java.util.Optional;

import dev.nattvakt.caller.Recent;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.ToolResult;

/// What was asked about a plan, so that the question can come back when a yes could not be carried
/// out yet, and what has taken its place for good. In memory and bounded: a button without its
/// question still works. Safe for many threads.
final class PendingQuestions {

    private static final int MOST = 500;

    private final Recent<String, Question> open = new Recent<>(MOST);
    private final Recent<String, Message> ends = new Recent<>(MOST);

    /// @param message the question as it was put
    /// @param requester the name under which the change was asked for
    /// @param answer to the call that asked for it, which holds the plan
    record Question(Message message, String requester, ToolResult answer) {}

    /// Empty when it is unknown or settled.
    synchronized Optional<Question> about(String token) {
        return open.find(token);
    }

    synchronized void keep(String token, Question question) {
        open.put(token, question);
    }

    /// What stands in the place of a question that is settled.
    synchronized Optional<Message> end(String token) {
        return ends.find(token);
    }

    /// @param end from now on stands in the question's place
    synchronized void settle(String token, Message end) {
        open.remove(token);
        ends.put(token, end);
    }
}
