package dev.nattvakt.mcp.exchange;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.nattvakt.mcp.message.Response;

/// How far a request has come: to its end, or to a question. A question is a value: the handler
/// holds nothing while a person thinks, and the transport brings the reply.
public sealed interface Turn {

    record Done(Response response) implements Turn {}

    /// @param next goes on with the reply
    record Ask(ClientRequest request, Function<ClientReply, Turn> next) implements Turn {}

    /// The same, with the response that it ends in changed.
    default Turn ending(UnaryOperator<Response> change) {
        return switch (this) {
            case Done(Response response) -> new Done(change.apply(response));
            case Ask(ClientRequest request, var next) ->
                    new Ask(request, reply -> next.apply(reply).ending(change));
        };
    }
}
