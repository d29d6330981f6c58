package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import dev.nattvakt.tool.Catalogue;

/// A message in, a reply or nothing out. Blocking, stateless, safe for many threads.
public final class Handler {

    private static final Logger LOG = Logger.getLogger(Handler.class);

    private final Modern modern;
    private final Legacy legacy;

    /// @param mapper writes answers as the other doors do
    public Handler(Catalogue catalogue, Offer offer, Server server, ObjectMapper mapper) {
        Tools tools = new Tools(catalogue, mapper);
        this.modern = new Modern(tools, offer, server);
        this.legacy = new Legacy(tools, offer, server);
    }

    /// Answers in whichever revision the client speaks.
    public Optional<Reply> answer(Message message, Visitor visitor) {
        return answer(
                message,
                request ->
                        Revision.isModern(request)
                                ? modern.answer(request, visitor)
                                : legacy.answer(request, visitor));
    }

    /// Answers in 2026-07-28, and takes nothing else.
    Optional<Reply> answerModern(Message message, Visitor visitor) {
        return answer(message, request -> modern.answer(request, visitor));
    }

    private static Optional<Reply> answer(Message message, Era era) {
        return switch (message) {
            case Message.Request request ->
                    Optional.of(new Reply(Optional.of(request.id()), ending(request, era)));
            case Message.Unusable(var id, Fault fault) -> Optional.of(new Reply(id, fault));
            case Message.Notification _, Message.Response _ -> Optional.empty();
        };
    }

    /// A bug of ours: the log has the stack trace, the client a word to quote.
    private static Ending ending(Message.Request request, Era era) {
        try {
            return era.answer(request);
        } catch (RuntimeException bug) {
            String id = UUID.randomUUID().toString();
            LOG.errorf(bug, "unexpected, request %s", id);
            return Fault.internal(id);
        }
    }

    @FunctionalInterface
    private interface Era {
        Ending answer(Message.Request request);
    }
}
