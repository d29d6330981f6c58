package dev.nattvakt.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Progress;
import dev.nattvakt.mcp.exchange.ClientReply;
import dev.nattvakt.mcp.exchange.ClientRequest;
import dev.nattvakt.mcp.exchange.RequestContext;
import dev.nattvakt.mcp.exchange.Turn;
import dev.nattvakt.mcp.feature.Feature;
import dev.nattvakt.mcp.message.Outgoing;
import dev.nattvakt.mcp.message.Result;

/// What the official conformance suite calls by name and no tool, prompt or resource of ours can
/// be: other content than text, logs, sampling, forms of every kind.
final class SuiteFeature implements Feature {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final String WAV =
            Base64.getEncoder()
                    .encodeToString("RIFF$\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    private static final String IMAGE =
            "{'type':'image','data':'" + PNG + "','mimeType':'image/png'}";

    @Override
    public Optional<Turn> answer(String method, ObjectNode params, RequestContext context) {
        return switch (method) {
            case "tools/call" -> tool(params.path("name").asText(), params, context);
            case "resources/read" -> resource(params.path("uri").asText());
            case "prompts/get" -> prompt(params);
            case "completion/complete" -> completion(params);
            default -> Optional.empty();
        };
    }

    private static Optional<Turn> tool(String name, ObjectNode params, RequestContext context) {
        JsonNode arguments = params.path("arguments");
        return switch (name) {
            case "test_image_content" -> content(IMAGE);
            case "test_audio_content" ->
                    content("{'type':'audio','data':'" + WAV + "','mimeType':'audio/wav'}");
            case "test_embedded_resource" ->
                    content(
                            embedded(
                                    "test://embedded-resource",
                                    "This is an embedded resource content.",
                                    "text/plain"));
            case "test_multiple_content_types" ->
                    content(
                            text("Multiple content types test:")
                                    + ","
                                    + IMAGE
                                    + ","
                                    + embedded(
                                            "test://mixed-content-resource",
                                            "{\\\"test\\\":\\\"data\\\",\\\"value\\\":123}",
                                            "application/json"));
            case "test_tool_with_logging" -> logs(context);
            case "test_tool_with_progress" -> progresses(context.call(params).progress());
            case "test_sampling" ->
                    asks(
                            "sampling/createMessage",
                            "{'messages':[{'role':'user','content':"
                                    + text(arguments.path("prompt").asText())
                                    + "}],'maxTokens':100}",
                            result -> "LLM response: " + result.at("/content/text").asText());
            case "test_elicitation" ->
                    elicits(
                            arguments.path("message").asText(),
                            "'username':{'type':'string'},'email':{'type':'string'}",
                            "'username','email'");
            case "test_elicitation_sep1034_defaults" ->
                    elicits(
                            "Please review",
                            "'name':{'type':'string','default':'John Doe'},"
                                    + "'age':{'type':'integer','default':30},"
                                    + "'score':{'type':'number','default':95.5},"
                                    + "'status':{'type':'string','enum':['active','inactive','pending'],'default':'active'},"
                                    + "'verified':{'type':'boolean','default':true}",
                            "");
            case "test_elicitation_sep1330_enums" ->
                    elicits(
                            "Please choose",
                            "'untitledSingle':{'type':'string','enum':['option1','option2','option3']},"
                                    + "'titledSingle':{'type':'string','oneOf':["
                                    + titled()
                                    + "]},"
                                    + "'legacyEnum':{'type':'string','enum':['opt1','opt2','opt3'],'enumNames':['Option One','Option Two','Option Three']},"
                                    + "'untitledMulti':{'type':'array','items':{'type':'string','enum':['option1','option2','option3']}},"
                                    + "'titledMulti':{'type':'array','items':{'anyOf':["
                                    + titled()
                                    + "]}}",
                            "");
            default -> Optional.empty();
        };
    }

    private static String titled() {
        return "{'const':'value1','title':'First'},{'const':'value2','title':'Second'},{'const':'value3','title':'Third'}";
    }

    private static Optional<Turn> logs(RequestContext context) {
        for (String line :
                new String[] {
                    "Tool execution started", "Tool processing data", "Tool execution completed"
                }) {
            context.out()
                    .accept(
                            Outgoing.notification(
                                    "notifications/message",
                                    json(
                                            "{'level':'info','logger':'suite','data':'"
                                                    + line
                                                    + "'}")));
        }
        return content(text("logged"));
    }

    private static Optional<Turn> progresses(Progress progress) {
        for (int done = 0; done <= 100; done += 50) {
            progress.report(done, 100);
        }
        return content(text("progressed"));
    }

    private static Optional<Turn> elicits(String message, String properties, String required) {
        return asks(
                "elicitation/create",
                "{'message':'"
                        + message
                        + "','requestedSchema':{'type':'object','properties':{"
                        + properties
                        + "},'required':["
                        + required
                        + "]}}",
                result -> "User response: " + result);
    }

    private static Optional<Turn> asks(
            String method, String params, Function<JsonNode, String> answer) {
        return Optional.of(
                new Turn.Ask(
                        new ClientRequest(method, json(params)),
                        reply ->
                                content(
                                                switch (reply) {
                                                    case ClientReply.Answered(JsonNode result) ->
                                                            text(answer.apply(result));
                                                    case ClientReply.Failed() -> text("failed");
                                                    case ClientReply.Silent() -> text("silent");
                                                })
                                        .orElseThrow()));
    }

    private static Optional<Turn> resource(String uri) {
        if (uri.startsWith("test://template/") && uri.endsWith("/data")) {
            String id = uri.substring("test://template/".length(), uri.length() - "/data".length());
            return contents(
                    "{'uri':'%s','mimeType':'application/json','text':'{\\\"id\\\":\\\"%s\\\",\\\"templateTest\\\":true,\\\"data\\\":\\\"Data for ID: %s\\\"}'}"
                            .formatted(uri, id, id));
        }
        return switch (uri) {
            case "test://static-text" ->
                    contents(
                            "{'uri':'test://static-text','mimeType':'text/plain','text':'This is the content of the static text resource.'}");
            case "test://static-binary" ->
                    contents(
                            "{'uri':'test://static-binary','mimeType':'image/png','blob':'"
                                    + PNG
                                    + "'}");
            default -> Optional.empty();
        };
    }

    private static Optional<Turn> prompt(ObjectNode params) {
        JsonNode arguments = params.path("arguments");
        return switch (params.path("name").asText()) {
            case "test_simple_prompt" -> messages(text("This is a simple prompt for testing."));
            case "test_prompt_with_arguments" ->
                    messages(
                            text(
                                    "Prompt with arguments: arg1=\\u0027%s\\u0027, arg2=\\u0027%s\\u0027"
                                            .formatted(
                                                    arguments.path("arg1").asText(),
                                                    arguments.path("arg2").asText())));
            case "test_prompt_with_embedded_resource" ->
                    messages(
                            embedded(
                                    arguments.path("resourceUri").asText(),
                                    "Embedded resource content for testing.",
                                    "text/plain"),
                            text("Please process the embedded resource above."));
            case "test_prompt_with_image" ->
                    messages(IMAGE, text("Please analyze the image above."));
            default -> Optional.empty();
        };
    }

    private static Optional<Turn> completion(ObjectNode params) {
        return params.at("/ref/name").asText().equals("test_prompt_with_arguments")
                ? done(
                        "{'completion':{'values':['"
                                + params.at("/argument/value").asText()
                                + "is'],'hasMore':false}}")
                : Optional.empty();
    }

    private static Optional<Turn> messages(String... contents) {
        StringBuilder messages = new StringBuilder();
        for (String content : contents) {
            messages.append(messages.isEmpty() ? "" : ",")
                    .append("{'role':'user','content':")
                    .append(content)
                    .append('}');
        }
        return done("{'messages':[" + messages + "]}");
    }

    private static Optional<Turn> content(String content) {
        return done("{'content':[" + content + "]}");
    }

    private static Optional<Turn> contents(String contents) {
        return done("{'contents':[" + contents + "]}");
    }

    private static Optional<Turn> done(String result) {
        return Optional.of(new Turn.Done(new Result(json(result))));
    }

    private static String text(String text) {
        return "{'type':'text','text':'"
                + text.replace("\"", "\\\"").replace("'", "\\u0027")
                + "'}";
    }

    private static String embedded(String uri, String text, String mimeType) {
        return "{'type':'resource','resource':{'uri':'%s','mimeType':'%s','text':'%s'}}"
                .formatted(uri, mimeType, text);
    }

    /// JSON with single quotation marks.
    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException mistake) {
            throw new IllegalStateException(text, mistake);
        }
    }
}
