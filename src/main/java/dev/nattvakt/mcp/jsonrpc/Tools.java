package dev.nattvakt.mcp.jsonrpc;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Role;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.Card;
import dev.nattvakt.tool.Catalogue;

/// The catalogue in MCP's words.
final class Tools {

    private static final String APPLY = "apply_plan";

    private final Catalogue catalogue;
    private final Catalogue readers;
    private final ObjectMapper mapper;

    Tools(Catalogue catalogue, ObjectMapper mapper) {
        this.catalogue = catalogue;
        this.readers = catalogue.readOnly();
        this.mapper = mapper;
    }

    /// All on one page.
    Ending list(ObjectNode params, Visitor visitor) {
        if (params.hasNonNull("cursor")) {
            return Fault.invalidParams("there is no such cursor: all tools are on one page");
        }
        ObjectNode json = Json.object();
        ArrayNode tools = json.putArray("tools");
        open(visitor).cards().forEach(card -> tools.add(card.json().deepCopy()));
        return new Result(json);
    }

    Ending call(ObjectNode params, Visitor visitor) {
        return switch (Called.of(params, open(visitor))) {
            case Called.Wrong(Fault fault) -> fault;
            case Called.Tool(Card card, ObjectNode arguments) ->
                    result(run(card.name(), arguments, visitor));
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
        return switch (Called.of(params, open(visitor))) {
            case Called.Wrong(Fault fault) -> fault;
            case Called.Tool called ->
                    switch (Answers.of(params)) {
                        case Answers.Wrong(Fault fault) -> fault;
                        case Answers.Declined _ -> result(catalogue.declined());
                        case Answers.Agreed(String token) -> apply(called.card(), token, visitor);
                        case Answers.Given(ObjectNode given) -> ask(called, given, visitor);
                    };
        };
    }

    /// The token is the client's word: whether it is a plan of ours, in time and still fitting, is
    /// for apply_plan to say.
    private Ending apply(Card card, String token, Visitor visitor) {
        boolean writes = !card.json().path("annotations").path("readOnlyHint").asBoolean();
        return writes
                ? result(run(APPLY, Json.object().put("planToken", token), visitor))
                : Fault.invalidParams("requestState does not belong to this tool");
    }

    private Ending ask(Called.Tool called, ObjectNode given, Visitor visitor) {
        ObjectNode arguments = called.with(given);
        Answer<?> answer = run(called.card().name(), arguments, visitor);
        boolean mayAgree = visitor.caller().may(Role.APPROVER);
        Optional<ObjectNode> question =
                Question.confirmation(answer)
                        .filter(_ -> mayAgree)
                        .or(() -> Question.missing(answer, called.card(), given))
                        .filter(_ -> !called.card().name().equals(APPLY));
        return question.<Ending>map(Result::new).orElseGet(() -> result(answer));
    }

    private Answer<?> run(String tool, ObjectNode arguments, Visitor visitor) {
        byte[] json = arguments.toString().getBytes(StandardCharsets.UTF_8);
        return open(visitor).call(tool, json, visitor.call()).orElseThrow();
    }

    private Catalogue open(Visitor visitor) {
        return visitor.readOnly() ? readers : catalogue;
    }

    private Result result(Answer<?> answer) {
        ObjectNode json = Json.object();
        json.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", answer.summary().plain());
        json.set("structuredContent", mapper.<JsonNode>valueToTree(answer));
        return new Result(json.put("isError", answer.outcome().isError()));
    }
}
