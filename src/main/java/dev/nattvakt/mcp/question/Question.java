package dev.nattvakt.mcp.question;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Door;
import dev.nattvakt.caller.Role;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.outcome.FleetOutcome;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.tool.Answer;
import dev.nattvakt.tool.PublishedTool;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.tool.write.ApplyPlanTool;
import dev.nattvakt.words.ConsentWords;
import dev.nattvakt.words.Untrusted;

/// What a door asks its user when a tool could not go on without them. A tool never asks; a door
/// whose client can (MCP elicitation, form mode) turns the answer into this, and a reply into the
/// next call. The message never holds a plan token: the model may read it.
public sealed interface Question {

    /// How it travels.
    String METHOD = "elicitation/create";

    /// For the user.
    String message();

    /// A flat object of primitive properties, as MCP's form mode wants it.
    ObjectNode requestedSchema();

    /// As MCP's `elicitation/create` wants it; a form is what is meant where no mode is said.
    default ObjectNode params() {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("message", message());
        params.set("requestedSchema", requestedSchema());
        return params;
    }

    /// The call that the reply allows; empty when it allows none, and then nothing is sent.
    Optional<ToolCall> next(UserReply userReply);

    /// The question that an answer leaves open, if there is one that this caller may answer.
    ///
    /// @param publishedTool of the tool that was called
    /// @param door at which the call came in
    static Optional<Question> about(
            ToolCall call,
            ToolResult answer,
            PublishedTool publishedTool,
            Caller caller,
            Door door) {
        if (call.tool().equals(Confirm.APPLY)) {
            return Optional.empty();
        }
        if (answer.answer() instanceof Answer.Ended(Outcome.NeedsConfirmation waiting)
                && !waiting.plan().forSlack()
                && caller.may(Role.APPROVER)) {
            return Optional.of(
                    new Confirm(ConsentWords.question(waiting, door).plain(), waiting.token()));
        }
        if (answer.answer() instanceof Answer.Fleet(FleetOutcome.NeedsConfirmation waiting)
                && !waiting.plan().forSlack()
                && !waiting.plan().forOthers()) {
            return Optional.of(
                    new Confirm(ConsentWords.question(waiting, door).plain(), waiting.token()));
        }
        return FillIn.about(call, answer, publishedTool).map(question -> question);
    }

    /// Whether to weaken protection.
    ///
    /// @param token of the plan; it never leaves the server
    record Confirm(String message, String token) implements Question {

        static final String APPLY = ApplyPlanTool.DEFINITION.name();
        private static final String YES = "confirm";

        @Override
        public ObjectNode requestedSchema() {
            ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
            schema.putObject("properties")
                    .putObject(YES)
                    .put("type", "boolean")
                    .put("title", "Yes, do it")
                    .put("description", "true carries the change out, false leaves all as it is");
            schema.putArray("required").add(YES);
            return schema;
        }

        /// Only a plain `true` is a yes.
        @Override
        public Optional<ToolCall> next(UserReply userReply) {
            return userReply instanceof UserReply.Accepted(ObjectNode content)
                            && content.path(YES).isBoolean()
                            && content.path(YES).asBoolean()
                    ? Optional.of(
                            new ToolCall(
                                    APPLY,
                                    JsonNodeFactory.instance.objectNode().put("planToken", token)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "Confirm[" + message + "]";
        }
    }

    /// Which values are still missing.
    ///
    /// @param call what lacks them
    record FillIn(String message, ObjectNode requestedSchema, ToolCall call) implements Question {

        private static final List<String> KEPT =
                List.of("type", "enum", "minimum", "maximum", "minLength", "maxLength");

        /// Empty as well when something else is wrong: a user's answer would not mend that.
        static Optional<FillIn> about(
                ToolCall call, ToolResult answer, PublishedTool publishedTool) {
            List<ArgumentProblem> problems = answer.problems();
            boolean isForm =
                    problems.stream()
                            .allMatch(problem ->
                                    problem.missing()
                                            && isPrimitive(publishedTool, problem.argument()));
            if (problems.isEmpty() || !isForm) {
                return Optional.empty();
            }
            ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = schema.putArray("required");
            for (ArgumentProblem problem : problems) {
                JsonNode argument =
                        publishedTool.inputSchema().path("properties").path(problem.argument());
                properties.set(problem.argument(), property(argument, problem));
                required.add(problem.argument());
            }
            return Optional.of(new FillIn(message(call, problems, publishedTool), schema, call));
        }

        /// A form has no lists.
        private static boolean isPrimitive(PublishedTool publishedTool, String argument) {
            return !publishedTool
                    .inputSchema()
                    .path("properties")
                    .path(argument)
                    .path("type")
                    .asText()
                    .equals("array");
        }

        private static ObjectNode property(JsonNode argument, ArgumentProblem problem) {
            ObjectNode property = JsonNodeFactory.instance.objectNode();
            property.put("title", spaced(problem.argument()));
            property.put("description", problem.fix());
            KEPT.stream()
                    .filter(argument::has)
                    .forEach(keyword -> property.set(keyword, argument.path(keyword)));
            return property;
        }

        private static String message(
                ToolCall call, List<ArgumentProblem> problems, PublishedTool publishedTool) {
            JsonNode vps = call.arguments().path("vps");
            return publishedTool.json().path("title").asText()
                    + (vps.isTextual()
                            ? " for \"" + Untrusted.clean(vps.asText()) + "\" still needs: "
                            : " still needs: ")
                    + problems.stream()
                            .map(ArgumentProblem::argument)
                            .map(FillIn::spaced)
                            .collect(Collectors.joining(", "))
                    + ".";
        }

        /// `dayOfWeek` as people write it: `day of week`.
        private static String spaced(String name) {
            return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        }

        /// The same call with what was asked for, and nothing else, added. Whether the values fit
        /// is for the tool to say.
        @Override
        public Optional<ToolCall> next(UserReply userReply) {
            if (!(userReply instanceof UserReply.Accepted(ObjectNode content))) {
                return Optional.empty();
            }
            ObjectNode merged = call.arguments().deepCopy();
            for (JsonNode name : requestedSchema.path("required")) {
                JsonNode value = content.path(name.asText());
                if (!value.isValueNode() || value.isNull()) {
                    return Optional.empty();
                }
                merged.set(name.asText(), value);
            }
            return Optional.of(new ToolCall(call.tool(), merged));
        }
    }
}
