package dev.nattvakt.tool;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.schedule.VisibleText;
import dev.nattvakt.words.Advice;
import dev.nattvakt.words.Untrusted;

/// Checks arguments against the published schema and collects all problems. `null` counts as
/// absent, since some clients send it for every argument that they leave out.
final class Decoder<A> {

    private static final int MOST_DECIMALS = 100;

    private final ObjectNode schema;
    private final Class<A> type;

    Decoder(ObjectNode inputSchema, Class<A> type) {
        this.schema = inputSchema;
        this.type = type;
    }

    /// @param arguments the valid ones; the others are null
    /// @param problems empty when all arguments are valid
    record Decoded<A>(A arguments, List<ArgumentProblem> problems) {}

    Decoded<A> decode(ObjectNode said) {
        List<ArgumentProblem> problems = new ArrayList<>();
        ObjectNode good = StrictJson.MAPPER.createObjectNode();
        said.properties()
                .forEach(argument -> {
                    JsonNode rule = schema.path("properties").path(argument.getKey());
                    JsonNode value = cleaned(argument.getValue(), rule);
                    if (rule.isMissingNode()) {
                        problems.add(unknown(argument.getKey()));
                    } else if (!value.isNull() && !isLeftOut(argument.getKey(), value)) {
                        Optional<ArgumentProblem> problem = check(argument.getKey(), value, rule);
                        problem.ifPresentOrElse(
                                problems::add,
                                () -> good.set(argument.getKey(), whole(value, rule)));
                    }
                });
        required()
                .forEach(name -> {
                    if (!said.hasNonNull(name.asText())) {
                        problems.add(
                                ArgumentProblem.missing(name.asText(), fitting(name.asText())));
                    }
                });
        return new Decoded<>(bind(good), List.copyOf(problems));
    }

    /// Of a word from a list, what cannot be seen is not meant: an answer that told it would look
    /// as if the right word were refused.
    private static JsonNode cleaned(JsonNode value, JsonNode rule) {
        return value.isTextual() && rule.has("enum") && VisibleText.isText(value.textValue())
                ? TextNode.valueOf(VisibleText.of(value.textValue()))
                : stripped(value);
    }

    /// Copied text brings blanks along, which nobody means.
    private static JsonNode stripped(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(VisibleText.stripped(value.textValue()));
        }
        if (!value.isArray()) {
            return value;
        }
        ArrayNode all = StrictJson.MAPPER.createArrayNode();
        value.forEach(one -> all.add(stripped(one)));
        return all;
    }

    /// An empty text where the argument is optional: some clients send one for each that they leave
    /// out.
    private boolean isLeftOut(String name, JsonNode value) {
        return value.isTextual()
                && value.textValue().isEmpty()
                && StreamSupport.stream(required().spliterator(), false)
                        .noneMatch(needed -> needed.asText().equals(name));
    }

    private JsonNode required() {
        return schema.path("required");
    }

    private A bind(ObjectNode good) {
        try {
            return StrictJson.MAPPER.treeToValue(good, type);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(
                    "the schema let through what " + type + " cannot hold", bug);
        }
    }

    private ArgumentProblem unknown(String name) {
        List<String> valid = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(valid::add);
        return ArgumentProblem.wrong(
                Untrusted.clean(name),
                "there is no argument " + Quoted.text(name),
                Advice.name(name, valid));
    }

    private static Optional<ArgumentProblem> check(String name, JsonNode value, JsonNode rule) {
        return switch (rule.path("type").asText()) {
            case "integer" -> integer(name, value, rule);
            case "boolean" ->
                    value.isBoolean()
                            ? Optional.empty()
                            : Optional.of(
                                    ArgumentProblem.wrong(
                                            name,
                                            wrongType(name, value, "true or false"),
                                            "give true or false"
                                                    + (value.isTextual()
                                                            ? " without quotes"
                                                            : "")));
            case "string" -> string(name, value, rule);
            case "array" -> texts(name, value, rule);
            default -> throw new IllegalStateException("no rule for the type of " + name);
        };
    }

    private static Optional<ArgumentProblem> integer(String name, JsonNode value, JsonNode rule) {
        String range = range(rule);
        if (!value.isNumber() || isNoNumber(value)) {
            return Optional.of(
                    ArgumentProblem.wrong(
                            name,
                            wrongType(name, value, "a whole number"),
                            "give "
                                    + range
                                    + " without quotes"
                                    + (value.isTextual()
                                            ? Advice.text(name, value.asText())
                                            : "")));
        }
        BigDecimal number = value.decimalValue();
        BigDecimal nearest = nearest(number, rule);
        return number.compareTo(nearest) == 0
                ? Optional.empty()
                : Optional.of(
                        ArgumentProblem.wrong(
                                name,
                                "%s is %s (expected: %s)"
                                        .formatted(name, Quoted.number(number), range),
                                Advice.number(name, number, nearest)));
    }

    /// `NaN` or an infinity: not in JSON, but a library may pass one.
    private static boolean isNoNumber(JsonNode value) {
        return (value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue());
    }

    /// Floored, then clamped, as HostUp silently does.
    private static BigDecimal nearest(BigDecimal number, JsonNode rule) {
        BigDecimal least =
                rule.has("minimum")
                        ? rule.path("minimum").decimalValue()
                        : BigDecimal.valueOf(Integer.MIN_VALUE);
        BigDecimal most =
                rule.has("maximum")
                        ? rule.path("maximum").decimalValue()
                        : BigDecimal.valueOf(Integer.MAX_VALUE);
        if (number.compareTo(least) < 0) {
            return least;
        }
        if (number.compareTo(most) > 0) {
            return most;
        }
        // 1e-600000000 fits into few bytes, and flooring it the usual way takes minutes.
        return number.scale() > MOST_DECIMALS
                ? least.max(BigDecimal.ZERO)
                : number.setScale(0, RoundingMode.FLOOR);
    }

    private static JsonNode whole(JsonNode value, JsonNode rule) {
        return rule.path("type").asText().equals("integer")
                ? StrictJson.MAPPER
                        .getNodeFactory()
                        .numberNode(value.decimalValue().intValueExact())
                : value;
    }

    private static Optional<ArgumentProblem> string(String name, JsonNode value, JsonNode rule) {
        if (!value.isTextual()) {
            return Optional.of(
                    ArgumentProblem.wrong(
                            name,
                            wrongType(name, value, "a text"),
                            rule.has("enum")
                                    ? "give one of " + String.join(", ", words(rule))
                                    : "give a text in quotes"));
        }
        String text = value.asText();
        if (!VisibleText.isText(text)) {
            return Optional.of(
                    ArgumentProblem.wrong(
                            name,
                            name + " holds half a character (a lone surrogate)",
                            "send whole characters"));
        }
        if (rule.has("enum")) {
            return oneOf(name, text, rule);
        }
        int longest = rule.path("maxLength").asInt(Integer.MAX_VALUE);
        int length = text.codePointCount(0, text.length());
        if (text.isEmpty() || length > longest) {
            return Optional.of(
                    ArgumentProblem.wrong(
                            name,
                            text.isEmpty()
                                    ? name + " is empty"
                                    : name + " has " + length + " characters",
                            text.isEmpty() ? notEmpty(longest) : "give at most " + longest));
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? Optional.of(
                        ArgumentProblem.wrong(
                                name, name + " has control characters", "leave them out"))
                : Optional.empty();
    }

    private static String notEmpty(int longest) {
        return longest == Integer.MAX_VALUE
                ? "leave it out"
                : "give 1 to " + longest + " characters";
    }

    /// A list of texts, all checked alike; the first that is wrong is told.
    private static Optional<ArgumentProblem> texts(String name, JsonNode value, JsonNode rule) {
        if (!value.isArray()) {
            return Optional.of(
                    ArgumentProblem.wrong(
                            name,
                            wrongType(name, value, "a list of texts"),
                            value.isTextual()
                                    ? asList(value.asText())
                                    : "give a list of texts in quotes"));
        }
        int least = rule.path("minItems").asInt(0);
        int most = rule.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() < least || value.size() > most) {
            return Optional.of(
                    ArgumentProblem.wrong(
                            name,
                            name + " has " + value.size() + " entries",
                            "give " + least + " to " + most));
        }
        return value.valueStream()
                .flatMap(one -> string("an entry of " + name, one, rule.path("items")).stream())
                .findFirst()
                .map(problem -> ArgumentProblem.wrong(name, problem.problem(), problem.fix()));
    }

    /// Some clients send a list as the text of its JSON.
    private static String asList(String text) {
        return text.startsWith("[")
                ? "give the list itself, without quotes around it"
                : Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(Quoted::text)
                        .collect(Collectors.joining(", ", "give [", "]"));
    }

    private static Optional<ArgumentProblem> oneOf(String name, String text, JsonNode rule) {
        List<String> valid = words(rule);
        return valid.contains(text)
                ? Optional.empty()
                : Optional.of(
                        ArgumentProblem.wrong(
                                name,
                                name + " is " + (text.isEmpty() ? "empty" : Quoted.text(text)),
                                Advice.value(name, text, valid)));
    }

    private static List<String> words(JsonNode rule) {
        return StreamSupport.stream(rule.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String wrongType(String name, JsonNode value, String wanted) {
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        String article = value.isNull() ? "" : value.isContainerNode() ? "an " : "a ";
        return "%s is %s%s (expected: %s)".formatted(name, article, type, wanted);
    }

    private String fitting(String name) {
        JsonNode rule = schema.path("properties").path(name);
        return rule.has("enum")
                ? StreamSupport.stream(rule.path("enum").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" or "))
                : rule.path("description").asText();
    }

    private static String range(JsonNode rule) {
        String least = rule.path("minimum").asText("");
        return rule.has("maximum")
                ? "a whole number, " + least + "-" + rule.path("maximum").asText()
                : "a whole number, " + least + " or more";
    }
}
