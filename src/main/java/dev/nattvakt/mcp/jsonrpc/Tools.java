package dev.nattvakt.mcp.jsonrpc;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.nattvakt.mcp.Question;
import dev.nattvakt.mcp.ToolCall;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Card;
import dev.nattvakt.tool.Catalogue;

/// The catalogue in MCP's words.
final class Tools {

    private final Catalogue catalogue;
    private final ObjectMapper mapper;
    private final Plans plans;
    private final Rounds rounds;

    Tools(Catalogue catalogue, ObjectMapper mapper, Plans plans, Rounds rounds) {
        this.catalogue = catalogue;
        this.mapper = mapper;
        this.plans = plans;
        this.rounds = rounds;
    }

    /// All on one page.
    Ending list(ObjectNode params) {
        if (params.hasNonNull("cursor")) {
            return Fault.invalidParams("there is no such cursor: all tools are on one page");
        }
        ObjectNode json = Json.object();
        ArrayNode tools = json.putArray("tools");
        catalogue.cards().forEach(card -> tools.add(card.json()));
        return new Result(json);
    }

    Ending call(ObjectNode params, Visitor visitor) {
        return switch (Called.of(params, catalogue)) {
            case Called.Wrong(Fault fault) -> fault;
            case Called.Tool(Card card, ObjectNode arguments) ->
                    result(run(new ToolCall(card.name(), arguments), visitor));
        };
    }

    /// For a client that cannot ask its user, and hence has no answers to bring either.
    Ending callUnasked(ObjectNode params, Visitor visitor) {
        return params.has("requestState") || params.has("inputResponses")
                ? Fault.missingElicitation()
                : call(params, visitor);
    }

    /// For a client that can ask its user: what waits for a yes, or lacks arguments, becomes a
    /// question; the same call comes again with the answers.
    Ending callAndAsk(ObjectNode params, Visitor visitor) {
        return switch (Called.of(params, catalogue)) {
            case Called.Wrong(Fault fault) -> fault;
            case Called.Tool called ->
                    switch (Answers.of(params, called.card().name(), rounds)) {
                        case Answers.Wrong(Fault fault) -> fault;
                        case Answers.Declined(String how) ->
                                result(
                                        catalogue.declined(
                                                called.card().name(),
                                                called.arguments(),
                                                how,
                                                visitor.call()));
                        case Answers.Agreed(ToolCall yes) -> apply(called.card(), yes, visitor);
                        case Answers.Given(ObjectNode given) -> ask(called, given, visitor);
                    };
        };
    }

    /// The token is the client's word: whether it is a plan of ours, in time and still fitting, is
    /// for apply_plan to say. A yes to another tool's plan is none to this call, by whose name it
    /// may have been let through.
    private Ending apply(Card card, ToolCall yes, Visitor visitor) {
        boolean writes = !card.json().path("annotations").path("readOnlyHint").asBoolean();
        boolean isItsOwn =
                plans.toolOf(yes.arguments().path("planToken").asText())
                        .map(card.name()::equals)
                        .orElse(writes);
        return isItsOwn
                ? result(run(yes, visitor))
                : Fault.invalidParams("requestState does not belong to this tool");
    }

    private Ending ask(Called.Tool called, ObjectNode given, Visitor visitor) {
        ToolCall call = new ToolCall(called.card().name(), called.with(given));
        Answer<?> answer = run(call, visitor);
        return Question.about(call, answer, called.card(), visitor.caller())
                .map(question -> new Result(InputRequired.of(question, given, call.tool(), rounds)))
                .orElseGet(() -> result(answer));
    }

    private Answer<?> run(ToolCall call, Visitor visitor) {
        return catalogue.call(call.tool(), call.arguments(), visitor.call()).orElseThrow();
    }

    private Result result(Answer<?> answer) {
        ObjectNode json = Json.object();
        json.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", answer.summary().plain());
        json.putRawValue("structuredContent", raw(answer));
        return new Result(json.put("isError", answer.outcome().isError()));
    }

    /// Written out once, and not made a tree of first.
    private RawValue raw(Answer<?> answer) {
        try {
            return new RawValue(mapper.writeValueAsString(answer));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
