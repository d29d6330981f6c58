package dev.nattvakt.mcp.jsonrpc;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Call;

/// What there is beside tools: prompts, resources, completion, and a word to the model. The same in
/// every revision; the handler adds what a revision wants around it.
public interface Offer {

    /// Tools and nothing else.
    Offer NONE =
            new Offer() {
                @Override
                public ObjectNode capabilities() {
                    return Json.object();
                }

                @Override
                public Optional<String> instructions() {
                    return Optional.empty();
                }

                @Override
                public Optional<Ending> answer(String method, ObjectNode params, Call call) {
                    return Optional.empty();
                }
            };

    /// Beside `tools`, as they are advertised.
    ObjectNode capabilities();

    Optional<String> instructions();

    /// @return empty when there is no such method
    Optional<Ending> answer(String method, ObjectNode params, Call call);
}
