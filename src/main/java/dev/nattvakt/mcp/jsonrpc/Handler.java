package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import dev.nattvakt.tool.Catalogue;
import dev.nattvakt.tool.Seal;

/// A message in, a reply or nothing out. Blocking, stateless, safe for many threads.
public final class Handler {

    private static final Logger LOG = Logger.getLogger(Handler.class);

    private final Eras all;
    private final Eras readers;

    /// @param mapper writes answers as the other doors do
    /// @param states closes what a client has to bring back
    public Handler(
            Catalogue catalogue,
            ServerInfo serverInfo,
            ObjectMapper mapper,
            Plans plans,
            Seal states) {
        this.all = Eras.of(catalogue, serverInfo, mapper, plans, states);
        this.readers = Eras.of(catalogue.readOnly(), serverInfo, mapper, plans, states);
    }

    /// Answers in whichever revision the client speaks.
    public Optional<Outgoing> answer(Message message, RequestContext requestContext) {
        return answer(
                message,
                request ->
                        Revision.isModern(request)
                                ? eras(requestContext).modern().answer(request, requestContext)
                                : eras(requestContext).legacy().answer(request, requestContext));
    }

    /// Answers in 2026-07-28, and takes nothing else.
    Optional<Outgoing> answerModern(Message message, RequestContext requestContext) {
        return answer(
                message, request -> eras(requestContext).modern().answer(request, requestContext));
    }

    private Eras eras(RequestContext requestContext) {
        return requestContext.readOnly() ? readers : all;
    }

    private static Optional<Outgoing> answer(Message message, Era era) {
        return switch (message) {
            case Message.Request request ->
                    Optional.of(new Outgoing(Optional.of(request.id()), ending(request, era)));
            case Message.Unusable(var id, Fault fault) -> Optional.of(new Outgoing(id, fault));
            case Message.Notification _, Message.Response _ -> Optional.empty();
        };
    }

    /// A bug of ours: the log has the stack trace, the client a word to quote.
    private static Response ending(Message.Request request, Era era) {
        try {
            return era.answer(request);
        } catch (RuntimeException bug) {
            String id = UUID.randomUUID().toString();
            LOG.errorf(bug, "unexpected, request %s", id);
            return Fault.internal(id);
        }
    }

    /// Both, over the same tools.
    private record Eras(Modern modern, Legacy legacy) {

        static Eras of(
                Catalogue catalogue,
                ServerInfo serverInfo,
                ObjectMapper mapper,
                Plans plans,
                Seal states) {
            Tools tools = new Tools(catalogue, mapper, plans, new RequestState(states));
            Guide guide = new Guide(catalogue, mapper);
            return new Eras(
                    new Modern(tools, guide, serverInfo), new Legacy(tools, guide, serverInfo));
        }
    }

    @FunctionalInterface
    private interface Era {
        Response answer(Message.Request request);
    }
}
