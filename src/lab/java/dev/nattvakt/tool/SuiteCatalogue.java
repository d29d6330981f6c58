package dev.nattvakt.tool;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.Refusal;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

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

    private static Answer says(String text) {
        Vps called =
                new Vps(new VpsId("vps_1"), Optional.of(text), Optional.empty(), Optional.empty());
        return new Answer.Servers(List.of(called), Optional.empty());
    }

    private static Answer refused() {
        return new Answer.Hindered(
                new Outcome.Refused(
                        Optional.empty(), new Refusal.Declined("the test"), Fields.NONE));
    }

    private static <A> Tool<A> tool(String name, Class<A> arguments, Function<A, Answer> answer) {
        Definition<A> definition =
                new Definition<>(
                        name,
                        name,
                        name,
                        Definition.Hints.READ,
                        Role.VIEWER,
                        arguments,
                        Answer.Servers.class);
        return new Tool<>() {
            @Override
            public Definition<A> definition() {
                return definition;
            }

            @Override
            public Answer run(A given, Call call) {
                return answer.apply(given);
            }
        };
    }
}
