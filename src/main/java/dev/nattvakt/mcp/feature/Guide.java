package dev.nattvakt.mcp.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.message.Fault;
import dev.nattvakt.mcp.message.Json;
import dev.nattvakt.mcp.message.Response;
import dev.nattvakt.mcp.message.Result;
import dev.nattvakt.mcp.session.ClientCapability;
import dev.nattvakt.tool.Catalogue;

/// What there is beside tools: prompts, resources, completion, and a word to the model.
public final class Guide implements Feature {

    private final Prompts prompts;
    private final Resources resources;
    private final Completions completions;

    public Guide(Catalogue catalogue, ObjectMapper mapper) {
        this.prompts = new Prompts(catalogue);
        this.resources = new Resources(catalogue, mapper);
        this.completions = new Completions(catalogue);
    }

    @Override
    public Optional<Turn> answer(String method, ObjectNode params, RequestContext context) {
        return response(method, params, context).map(Turn.Done::new);
    }

    private Optional<Response> response(String method, ObjectNode params, RequestContext context) {
        return switch (method) {
            case "prompts/list" ->
                    Optional.of(list("prompts", params, prompts.list(), Guide::prompt));
            case "prompts/get" -> Optional.of(prompt(params));
            case "resources/list" ->
                    Optional.of(
                            list(
                                    "resources",
                                    params,
                                    resources.list(context.client().can(ClientCapability.CARDS)),
                                    Guide::resource));
            case "resources/templates/list" ->
                    Optional.of(
                            list(
                                    "resourceTemplates",
                                    params,
                                    resources.templates(),
                                    Guide::template));
            case "resources/read" -> Optional.of(read(params, context));
            case "completion/complete" -> Optional.of(complete(params, context));
            default -> Optional.empty();
        };
    }

    /// All on one page.
    private static <T> Response list(
            String name, ObjectNode params, List<T> things, Function<T, ObjectNode> form) {
        if (params.has("cursor")) {
            return Fault.invalidParams("There is no such cursor; all is on one page.");
        }
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray(name);
        things.stream().map(form).forEach(list::add);
        return new Result(json);
    }

    private static ObjectNode prompt(Prompts.Prompt prompt) {
        ObjectNode json =
                Json.object()
                        .put("name", prompt.name())
                        .put("title", prompt.title())
                        .put("description", prompt.description());
        ArrayNode arguments = json.putArray("arguments");
        prompt.arguments()
                .forEach(argument ->
                        arguments
                                .addObject()
                                .put("name", argument.name())
                                .put("title", argument.title())
                                .put("description", argument.description())
                                .put("required", argument.required()));
        return json;
    }

    private static ObjectNode resource(Resources.Resource resource) {
        ObjectNode json =
                Json.object()
                        .put("uri", resource.uri())
                        .put("name", resource.name())
                        .put("title", resource.title())
                        .put("description", resource.description())
                        .put("mimeType", resource.mimeType());
        resource.meta().ifPresent(meta -> json.set("_meta", meta));
        return json;
    }

    private static ObjectNode template(Resources.Template template) {
        return Json.object()
                .put("uriTemplate", template.uriTemplate())
                .put("name", template.name())
                .put("title", template.title())
                .put("description", template.description())
                .put("mimeType", Resources.JSON);
    }

    private Response prompt(ObjectNode params) {
        Optional<Prompts.Prompt> prompt = prompts.find(params.path("name").asText());
        if (prompt.isEmpty()) {
            return Fault.invalidParams("There is no such prompt; prompts/list names all.");
        }
        Map<String, String> given = new HashMap<>();
        params.path("arguments").properties().stream()
                .filter(argument -> argument.getValue().isTextual())
                .forEach(argument -> given.put(argument.getKey(), argument.getValue().asText()));
        List<String> missing = prompt.get().missing(given);
        if (!missing.isEmpty()) {
            return Fault.invalidParams("Give the arguments " + String.join(", ", missing) + ".");
        }
        ObjectNode json = Json.object().put("description", prompt.get().description());
        json.putArray("messages")
                .addObject()
                .put("role", "user")
                .putObject("content")
                .put("type", "text")
                .put("text", prompt.get().render(given));
        return new Result(json);
    }

    private Response read(ObjectNode params, RequestContext context) {
        String uri = params.path("uri").asText();
        return resources
                .read(uri, context.call(params))
                .<Response>map(contents -> contents(uri, contents))
                .orElseGet(() -> Fault.noSuchResource(uri));
    }

    private static Result contents(String uri, Resources.Contents contents) {
        ObjectNode json = Json.object();
        ObjectNode content =
                json.putArray("contents")
                        .addObject()
                        .put("uri", uri)
                        .put("mimeType", contents.mimeType())
                        .put("text", contents.text());
        contents.meta().ifPresent(meta -> content.set("_meta", meta));
        return new Result(json);
    }

    private Response complete(ObjectNode params, RequestContext context) {
        JsonNode ref = params.path("ref");
        String argument = params.path("argument").path("name").asText();
        String typed = params.path("argument").path("value").asText();
        String prompt = ref.path("name").asText();
        return switch (ref.path("type").asText()) {
            case "ref/prompt" ->
                    prompts.find(prompt).isPresent()
                            ? result(
                                    completions.prompt(
                                            prompt, argument, typed, context.call(params)))
                            : Fault.invalidParams(
                                    "There is no such prompt; prompts/list names all.");
            case "ref/resource" ->
                    result(
                            completions.template(
                                    ref.path("uri").asText(),
                                    argument,
                                    typed,
                                    context.call(params)));
            default -> Fault.invalidParams("params.ref.type must be ref/prompt or ref/resource.");
        };
    }

    private static Result result(Completions.Proposals proposals) {
        ObjectNode json = Json.object();
        ObjectNode completion = json.putObject("completion");
        proposals.values().forEach(completion.putArray("values")::add);
        completion.put("hasMore", proposals.more());
        return new Result(json);
    }
}
