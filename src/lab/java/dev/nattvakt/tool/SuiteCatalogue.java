package dev.nattvakt.tool;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.words.Words;

/// Tools that the official conformance suite calls by name, as far as a tool of ours can be one, in
/// the place of ours: both ways to speak MCP serve them. Not there unless a test profile asks.
@Alternative
@Singleton
public class SuiteCatalogue {

    @Produces
    @Singleton
    Catalogue catalogue() {
        return new Catalogue(
                List.of(
                        tool(
                                "test_simple_text",
                                Nothing.class,
                                _ -> says("This is a simple text response for testing.")),
                        tool("test_error_handling", Nothing.class, _ -> refused()),
                        tool(
                                "test_input_required_result_elicitation",
                                Name.class,
                                name -> says("Hello, " + name.name() + "!")),
                        tool("json_schema_2020_12_tool", Contact.class, _ -> says("Taken."))),
                false,
                false);
    }

    public record Nothing() {}

    public record Name(String name) {}

    public record Contact(
            @Nullable String name,
            @Nullable String contactMethod,
            @Nullable String phone,
            @Nullable String email) {}

    private static ToolResult<Nothing> says(String text) {
        return ToolResult.answered(Words.of(text), new Nothing());
    }

    private static ToolResult<Nothing> refused() {
        String text = "This tool intentionally returns an error for testing";
        return ErrorResults.answer(
                OutcomeCode.REFUSED, Words.of(text), ErrorDetail.of("test", text, "none"));
    }

    private static <A> Tool<A, Nothing> tool(
            String name, Class<A> arguments, Function<A, ToolResult<Nothing>> answer) {
        Definition<A, Nothing> definition =
                new Definition<>(name, name, name, Definition.Hints.READ, arguments, Nothing.class);
        return new Tool<>() {
            @Override
            public Definition<A, Nothing> definition() {
                return definition;
            }

            @Override
            public ToolResult<Nothing> run(A given, Call call) {
                return answer.apply(given);
            }
        };
    }
}
