package dev.nattvakt.hostup.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A JSON object, read as what HostUp stated: absent, null and of the wrong type are all "not
/// stated". Fields are named in camel case and also found in snake case, as the legacy layer behind
/// the API writes them.
public record LenientJson(ObjectNode node) {

    /// The few field names that there are, as the legacy layer spells them.
    private static final Map<String, String> SNAKE = new ConcurrentHashMap<>();

    private static final LenientJson NOTHING =
            new LenientJson(JsonNodeFactory.instance.objectNode());
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");
    private static final int PRINTABLE_DIGITS = 18;

    /// Empty when it is no object.
    static Optional<LenientJson> of(JsonNode node) {
        return node instanceof ObjectNode object
                ? Optional.of(new LenientJson(object))
                : Optional.empty();
    }

    /// Whether it has the members of an error: `error`, `errors`, or the status of a problem.
    boolean hasError() {
        return text("error").isPresent()
                || maybeObject("error").isPresent()
                || rows("errors").filter(rows -> !rows.isEmpty()).isPresent()
                || whole("status").filter(status -> status >= 400).isPresent();
    }

    /// What is inside the legacy envelope `{"success": true, "data": {...}}`, where there is one.
    public LenientJson unwrapped() {
        return maybeObject("data").orElse(this);
    }

    /// A machine word, which may stand in a sentence of ours as it is.
    static Optional<String> asWord(String text) {
        return Optional.of(text).filter(WORD.asMatchPredicate());
    }

    /// Whether HostUp said "none", which is more than saying nothing.
    boolean isNull(String field) {
        return node.path(field).isNull() || node.path(snaked(field)).isNull();
    }

    /// Whether the field is there, even as null.
    boolean has(String field) {
        return node.has(field) || node.has(snaked(field));
    }

    /// Whether HostUp said nothing of it, or "none".
    boolean isAbsent(String field) {
        return !node.hasNonNull(field) && !node.hasNonNull(snaked(field));
    }

    /// The same, or blank text.
    boolean isBlank(String field) {
        return isAbsent(field)
                || value(field, JsonNode::isTextual, JsonNode::textValue)
                        .filter(text -> !isSaid(text))
                        .isPresent();
    }

    /// Whether HostUp said something of it that could not be read.
    boolean isStatedOddly(String field, Optional<?> read) {
        return read.isEmpty() && !isBlank(field);
    }

    LenientJson object(String field) {
        return maybeObject(field).orElse(NOTHING);
    }

    Optional<LenientJson> maybeObject(String field) {
        return value(field, JsonNode::isObject, Function.identity()).flatMap(LenientJson::of);
    }

    /// The elements of an array; empty when it is none.
    Optional<List<JsonNode>> rows(String field) {
        return value(field, JsonNode::isArray, array -> array.valueStream().toList());
    }

    /// Blank text states nothing.
    Optional<String> text(String field) {
        return value(field, JsonNode::isTextual, JsonNode::textValue).filter(LenientJson::isSaid);
    }

    Optional<String> word(String field) {
        return text(field).flatMap(LenientJson::asWord);
    }

    /// Text, or a whole number as text.
    Optional<String> textOrNumber(String field) {
        return text(field)
                .or(() -> whole(field).map(String::valueOf))
                .or(() -> value(field, JsonNode::isIntegralNumber, JsonNode::asText));
    }

    Optional<Boolean> flag(String field) {
        return value(field, JsonNode::isBoolean, JsonNode::booleanValue);
    }

    /// As [#flag], and in the ways in which other layers write a flag: 0, 1 and text. For what must
    /// not be overlooked; what counts as a yes is a [#flag].
    Optional<Boolean> looseFlag(String field) {
        return flag(field)
                .or(() ->
                        switch (textOrNumber(field).orElse("").strip().toLowerCase(Locale.ROOT)) {
                            case "true", "1" -> Optional.of(true);
                            case "false", "0" -> Optional.of(false);
                            default -> Optional.empty();
                        });
    }

    /// A whole number, `3.0` included.
    Optional<Integer> whole(String field) {
        return value(
                field,
                node ->
                        node.isNumber()
                                && node.canConvertToInt()
                                && node.canConvertToExactIntegral(),
                JsonNode::intValue);
    }

    /// A whole number of things.
    Optional<Integer> count(String field) {
        return whole(field).filter(number -> number >= 0);
    }

    /// A number of a size that can be printed.
    Optional<BigDecimal> number(String field) {
        return value(field, JsonNode::isNumber, JsonNode::decimalValue)
                .filter(number -> Math.abs(number.scale()) <= PRINTABLE_DIGITS)
                .filter(number -> number.precision() <= PRINTABLE_DIGITS);
    }

    Optional<Instant> instant(String field) {
        return text(field).flatMap(StatedTime::of);
    }

    private <T> Optional<T> value(
            String field, Predicate<JsonNode> fits, Function<JsonNode, T> reading) {
        JsonNode named = node.path(field);
        JsonNode found = fits.test(named) ? named : node.path(snaked(field));
        return fits.test(found) ? Optional.of(reading.apply(found)) : Optional.empty();
    }

    private static String snaked(String field) {
        return SNAKE.computeIfAbsent(field, LenientJson::snake);
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean isSaid(String text) {
        return !text.isBlank();
    }
}
