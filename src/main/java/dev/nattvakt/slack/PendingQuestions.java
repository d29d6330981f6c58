package dev.nattvakt.slack;

import java.util.Optional;

import dev.nattvakt.caller.Recent;
import dev.nattvakt.slack.message.blockkit.Message;
import dev.nattvakt.tool.ToolResult;

/// Questions about plans, to show them again when a confirmed plan could not be carried out yet,
/// and the messages that replaced them for good. In memory and bounded; a button without its
/// question still works. Thread-safe.
final class PendingQuestions {

    private static final int MOST = 500;

    private final Recent<String, Question> open = new Recent<>(MOST);
    private final Recent<String, Message> ends = new Recent<>(MOST);

    /// @param message the question as it was posted
    /// @param requester the caller's name that requested the change
    /// @param answer the answer to the request, with the plan
    record Question(Message message, String requester, ToolResult answer) {}

    /// Empty when the question is unknown or settled.
    synchronized Optional<Question> about(String token) {
        return open.find(token);
    }

    synchronized void keep(String token, Question question) {
        open.put(token, question);
    }

    /// The message that replaced a settled question.
    synchronized Optional<Message> end(String token) {
        return ends.find(token);
    }

    /// @param end replaces the question from now on
    synchronized void settle(String token, Message end) {
        open.remove(token);
        ends.put(token, end);
    }
}
