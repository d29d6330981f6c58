package dev.nattvakt.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.quarkiverse.mcp.server.AudioContent;
import io.quarkiverse.mcp.server.BlobResourceContents;
import io.quarkiverse.mcp.server.CompleteArg;
import io.quarkiverse.mcp.server.CompletePrompt;
import io.quarkiverse.mcp.server.Content;
import io.quarkiverse.mcp.server.Elicitation;
import io.quarkiverse.mcp.server.ElicitationRequest;
import io.quarkiverse.mcp.server.ElicitationRequest.BooleanSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.EnumSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.IntegerSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.MultiSelectEnumSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.NumberSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.SingleSelectEnumSchema;
import io.quarkiverse.mcp.server.ElicitationRequest.StringSchema;
import io.quarkiverse.mcp.server.EmbeddedResource;
import io.quarkiverse.mcp.server.ImageContent;
import io.quarkiverse.mcp.server.McpLog;
import io.quarkiverse.mcp.server.Progress;
import io.quarkiverse.mcp.server.Prompt;
import io.quarkiverse.mcp.server.PromptMessage;
import io.quarkiverse.mcp.server.RequestUri;
import io.quarkiverse.mcp.server.Resource;
import io.quarkiverse.mcp.server.ResourceTemplate;
import io.quarkiverse.mcp.server.Sampling;
import io.quarkiverse.mcp.server.SamplingMessage;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkiverse.mcp.server.Tool;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.json.JsonObject;

/// What the official conformance suite calls by name and no tool, prompt or resource of ours can
/// be, for the revisions that the extension speaks. Not there unless a test profile asks for it.
@Alternative
@Singleton
@RunOnVirtualThread
class SuiteFixtures {

    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final String WAV =
            Base64.getEncoder()
                    .encodeToString("RIFF$\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII));

    @Tool(name = "test_image_content")
    ImageContent image() {
        return new ImageContent(PNG, "image/png");
    }

    @Tool(name = "test_audio_content")
    AudioContent audio() {
        return new AudioContent(WAV, "audio/wav");
    }

    @Tool(name = "test_embedded_resource")
    EmbeddedResource embedded() {
        return resource(
                "test://embedded-resource", "This is an embedded resource content.", "text/plain");
    }

    @Tool(name = "test_multiple_content_types")
    List<Content> mixed() {
        return List.of(
                new TextContent("Multiple content types test:"),
                new ImageContent(PNG, "image/png"),
                resource(
                        "test://mixed-content-resource",
                        "{\"test\":\"data\",\"value\":123}",
                        "application/json"));
    }

    @Tool(name = "test_tool_with_logging")
    String logs(McpLog log) throws InterruptedException {
        log.info("Tool execution started");
        Thread.sleep(50);
        log.info("Tool processing data");
        Thread.sleep(50);
        log.info("Tool execution completed");
        return "logged";
    }

    @Tool(name = "test_tool_with_progress")
    String progresses(Progress progress) throws InterruptedException {
        for (int done = 0; done <= 100; done += 50) {
            if (progress.token().isPresent()) {
                progress.notificationBuilder()
                        .setProgress(done)
                        .setTotal(100)
                        .build()
                        .sendAndForget();
            }
            Thread.sleep(50);
        }
        return "progressed";
    }

    @Tool(name = "test_sampling")
    String samples(String prompt, Sampling sampling) {
        return "LLM response: "
                + sampling.requestBuilder()
                        .addMessage(SamplingMessage.withUserRole(prompt))
                        .setMaxTokens(100)
                        .build()
                        .sendAndAwait()
                        .content()
                        .asText()
                        .text();
    }

    @Tool(name = "test_elicitation")
    String asks(String message, Elicitation elicitation) {
        return answer(
                elicitation
                        .requestBuilder()
                        .setMessage(message)
                        .addSchemaProperty("username", new StringSchema(true))
                        .addSchemaProperty("email", new StringSchema(true)));
    }

    @Tool(name = "test_elicitation_sep1034_defaults")
    String asksWithDefaults(Elicitation elicitation) {
        return answer(
                elicitation
                        .requestBuilder()
                        .setMessage("Please review")
                        .addSchemaProperty("name", new StringSchema("John Doe"))
                        .addSchemaProperty("age", new IntegerSchema(30))
                        .addSchemaProperty("score", new NumberSchema(95.5))
                        .addSchemaProperty(
                                "status",
                                EnumSchema.builder(List.of("active", "inactive", "pending"))
                                        .setDefaultValue("active")
                                        .build())
                        .addSchemaProperty(
                                "verified", BooleanSchema.builder().setDefaultValue(true).build()));
    }

    @Tool(name = "test_elicitation_sep1330_enums")
    String asksForChoices(Elicitation elicitation) {
        List<String> options = List.of("option1", "option2", "option3");
        List<String> values = List.of("value1", "value2", "value3");
        List<String> titles = List.of("First", "Second", "Third");
        return answer(
                elicitation
                        .requestBuilder()
                        .setMessage("Please choose")
                        .addSchemaProperty("untitledSingle", new SingleSelectEnumSchema(options))
                        .addSchemaProperty(
                                "titledSingle", new SingleSelectEnumSchema(values, titles))
                        .addSchemaProperty(
                                "legacyEnum",
                                EnumSchema.builder(List.of("opt1", "opt2", "opt3"))
                                        .setEnumNames(
                                                List.of("Option One", "Option Two", "Option Three"))
                                        .build())
                        .addSchemaProperty("untitledMulti", new MultiSelectEnumSchema(options))
                        .addSchemaProperty(
                                "titledMulti",
                                MultiSelectEnumSchema.builder(values)
                                        .setEnumTitles(titles)
                                        .build()));
    }

    @Resource(uri = "test://static-text", mimeType = "text/plain")
    TextResourceContents staticText() {
        return new TextResourceContents(
                "test://static-text",
                "This is the content of the static text resource.",
                "text/plain");
    }

    @Resource(uri = "test://static-binary", mimeType = "image/png")
    BlobResourceContents staticBinary() {
        return new BlobResourceContents("test://static-binary", PNG, "image/png");
    }

    @Resource(uri = "test://watched-resource", mimeType = "text/plain")
    TextResourceContents watched() {
        return new TextResourceContents("test://watched-resource", "watched", "text/plain");
    }

    @ResourceTemplate(uriTemplate = "test://template/{id}/data", mimeType = "application/json")
    TextResourceContents template(String id, RequestUri uri) {
        JsonObject json =
                new JsonObject()
                        .put("id", id)
                        .put("templateTest", true)
                        .put("data", "Data for ID: " + id);
        return new TextResourceContents(uri.value(), json.encode(), "application/json");
    }

    @Prompt(name = "test_simple_prompt")
    PromptMessage simplePrompt() {
        return PromptMessage.withUserRole("This is a simple prompt for testing.");
    }

    @Prompt(name = "test_prompt_with_arguments")
    PromptMessage promptWithArguments(String arg1, String arg2) {
        return PromptMessage.withUserRole(
                "Prompt with arguments: arg1='%s', arg2='%s'".formatted(arg1, arg2));
    }

    @CompletePrompt("test_prompt_with_arguments")
    List<String> complete(@CompleteArg(name = "arg1") String typed) {
        return List.of(typed + "is");
    }

    @Prompt(name = "test_prompt_with_embedded_resource")
    List<PromptMessage> promptWithResource(String resourceUri) {
        return List.of(
                PromptMessage.withUserRole(
                        resource(
                                resourceUri,
                                "Embedded resource content for testing.",
                                "text/plain")),
                PromptMessage.withUserRole("Please process the embedded resource above."));
    }

    @Prompt(name = "test_prompt_with_image")
    List<PromptMessage> promptWithImage() {
        return List.of(
                PromptMessage.withUserRole(new ImageContent(PNG, "image/png")),
                PromptMessage.withUserRole("Please analyze the image above."));
    }

    private static String answer(ElicitationRequest.Builder request) {
        return "User response: " + request.build().sendAndAwait().action();
    }

    private static EmbeddedResource resource(String uri, String text, String mimeType) {
        return new EmbeddedResource(new TextResourceContents(uri, text, mimeType));
    }
}
