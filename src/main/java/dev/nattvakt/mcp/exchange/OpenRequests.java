package dev.nattvakt.mcp.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.mcp.message.Message;

/// The requests that are not answered yet, and the questions that they wait for. All of it lives as
/// long as a client waits; a question's number is unguessable, and its answer counts only from the
/// caller and the session that were asked.
public final class OpenRequests {

    private final Duration patience;
    private final Supplier<String> questionIds;
    private final Set<OpenRequest> requests = ConcurrentHashMap.newKeySet();
    private final Map<String, OpenQuestion> questions = new ConcurrentHashMap<>();

    /// @param patience how long a user may think
    public OpenRequests(Duration patience, Supplier<String> questionIds) {
        this.patience = patience;
        this.questionIds = questionIds;
    }

    public OpenRequest open(Peer peer, JsonNode id, Outlet outlet) {
        OpenRequest request = new OpenRequest(peer, id, outlet, this);
        requests.add(request);
        return request;
    }

    /// Whether nobody waits for anything.
    public boolean isEmpty() {
        return requests.isEmpty() && questions.isEmpty();
    }

    public boolean isOpen(Peer peer, JsonNode id) {
        return requests.stream().anyMatch(request -> request.is(peer, id));
    }

    /// Takes a request back. One that is not there any more has been answered.
    public void cancel(Peer peer, JsonNode id) {
        requests.stream().filter(request -> request.is(peer, id)).forEach(OpenRequest::cancel);
    }

    /// @return false when nobody asked this peer that
    public boolean answer(Peer peer, Message.Answer answer) {
        OpenQuestion question =
                answer.id().isTextual() ? questions.get(answer.id().asText()) : null;
        if (question == null || !question.peer().equals(peer)) {
            return false;
        }
        return question.reply()
                .complete(
                        answer.result()
                                .<ClientReply>map(ClientReply.Answered::new)
                                .orElseGet(ClientReply.Failed::new));
    }

    /// Everybody has gone: nothing is waited for any more.
    public void close() {
        requests.forEach(OpenRequest::gone);
    }

    void closed(OpenRequest request) {
        requests.remove(request);
    }

    OpenQuestion ask(Peer peer) {
        OpenQuestion question = new OpenQuestion(questionIds.get(), peer, patience, questions);
        questions.put(question.id(), question);
        return question;
    }
}
