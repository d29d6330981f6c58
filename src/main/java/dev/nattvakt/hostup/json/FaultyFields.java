package dev.nattvakt.hostup.json;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/// What an error answer says of the fields of the request. HostUp documents `errors[]` with
/// `pointer` and `detail`; the layers behind it may use any form that web APIs have: rows, texts, a
/// list for each field, one inside the other.
final class FaultyFields {

    private static final List<String> LISTS = List.of("errors", "details");
    private static final List<String> AROUND = List.of("error", "extensions", "data");
    private static final List<String> TEXTS =
            List.of("detail", "message", "msg", "reason", "description", "error");
    private static final List<String> SURE_PLACES = List.of("pointer", "field");
    private static final List<String> PLACES =
            List.of("pointer", "field", "path", "loc", "param", "property", "name");

    private FaultyFields() {}

    /// A line for each: `/hour: must be at most 23`.
    static Stream<String> of(JsonNode body) {
        return Stream.of(
                        TEXTS.stream()
                                .limit(2)
                                .map(body::path)
                                .filter(JsonNode::isContainerNode)
                                .flatMap(told("")),
                        listed("", body),
                        AROUND.stream().flatMap(field -> listed("", body.path(field))))
                .flatMap(lines -> lines)
                .distinct();
    }

    private static Stream<String> listed(String place, JsonNode holder) {
        return LISTS.stream().map(holder::path).flatMap(told(place));
    }

    private static Function<JsonNode, Stream<String>> told(String place) {
        return node -> told(place, node);
    }

    /// @param place that the node is about
    private static Stream<String> told(String place, JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> text(node).map(text -> line(place, text)).stream();
            case ARRAY -> node.valueStream().flatMap(told(place));
            case OBJECT -> isRow(node) ? row(place, node) : byField(place, node);
            case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> Stream.empty();
        };
    }

    /// A field may be called `name` or `path` as well, so these alone make no row.
    private static boolean isRow(JsonNode node) {
        return what(node).isPresent() || first(node, SURE_PLACES).isPresent();
    }

    private static Stream<String> row(String around, JsonNode row) {
        String place = place(row).orElse(around);
        Stream<String> own =
                what(row)
                        .map(what -> line(place, what))
                        .or(() -> Optional.of(place).filter(_ -> !hasLists(row)))
                        .stream();
        return Stream.concat(own, listed(place, row));
    }

    private static boolean hasLists(JsonNode row) {
        return LISTS.stream().anyMatch(row::has);
    }

    private static Stream<String> byField(String around, JsonNode fields) {
        return fields.propertyStream()
                .flatMap(field ->
                        told(
                                LISTS.contains(field.getKey())
                                        ? around
                                        : within(around, field.getKey()),
                                field.getValue()));
    }

    private static String within(String around, String field) {
        return around.isEmpty() ? field : around + "." + field;
    }

    private static Optional<String> what(JsonNode row) {
        return first(row, TEXTS).or(() -> text(row.path("code")));
    }

    /// `path` and `loc` may be lists of names.
    private static Optional<String> place(JsonNode row) {
        return first(row, PLACES)
                .or(() ->
                        Stream.of(row.path("path"), row.path("loc"))
                                .filter(JsonNode::isArray)
                                .filter(path -> !path.isEmpty())
                                .map(path ->
                                        String.join(
                                                ".",
                                                path.valueStream().map(JsonNode::asText).toList()))
                                .findFirst());
    }

    private static Optional<String> first(JsonNode row, List<String> fields) {
        return fields.stream().flatMap(field -> text(row.path(field)).stream()).findFirst();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isBlank());
    }

    private static String line(String place, String what) {
        return place.isEmpty() ? what : place + ": " + what;
    }
}
