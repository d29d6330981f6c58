package dev.nattvakt.hostup.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.fleet.port.HostUpProblem;

import static java.util.stream.Collectors.joining;

/// An error answer: Problem Details, or the form that legacy routes use (`error`, `message`, an
/// upper-case `code`). Neither need be there, the status alone is a problem too.
public final class ProblemJson {

    private static final int MOST_POINTERS = 20;

    /// Longer than any that is documented. What could be a host name is no code.
    private static final Pattern CODE =
            Pattern.compile("(?=.{1,64}$)[A-Za-z0-9]+([_-][A-Za-z0-9]+)*");

    private ProblemJson() {}

    public static HostUpProblem problem(HostUpResponse answer) {
        Optional<LenientJson> stated = answer.object();
        return new HostUpProblem(
                answer.status(),
                stated.flatMap(ProblemJson::code)
                        .filter(CODE.asMatchPredicate())
                        .map(ProblemJson::lowerCase),
                stated.flatMap(ProblemJson::detail).or(() -> text(answer.body())),
                stated.map(ProblemJson::pointers).orElse(List.of()),
                answer.requestId());
    }

    /// An edge in front of HostUp answers in a line of text.
    private static Optional<String> text(ResponseBody body) {
        return body instanceof ResponseBody.Text(String line)
                ? Optional.of(line)
                : Optional.empty();
    }

    private static Optional<String> code(LenientJson body) {
        return body.word("code").or(() -> body.object("error").word("code"));
    }

    private static Optional<String> detail(LenientJson body) {
        return body.text("detail")
                .or(() -> body.text("message"))
                .or(() -> body.text("title"))
                .or(() -> body.text("error"))
                .or(() -> body.maybeObject("error").flatMap(ProblemJson::detail));
    }

    /// Rows, texts, or texts by field.
    private static List<String> pointers(LenientJson body) {
        return Stream.of("errors", "details", "detail")
                .flatMap(list -> Stream.concat(listed(body, list), byField(body, list)))
                .limit(MOST_POINTERS)
                .toList();
    }

    private static Stream<String> listed(LenientJson body, String list) {
        return body.rows(list).stream()
                .flatMap(List::stream)
                .flatMap(row ->
                        LenientJson.of(row)
                                .map(ProblemJson::pointer)
                                .orElseGet(() -> text(row))
                                .stream());
    }

    private static Stream<String> byField(LenientJson body, String list) {
        return body.object(list).node().properties().stream()
                .flatMap(
                        field -> texts(field.getValue()).map(text -> field.getKey() + ": " + text));
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isArray()
                ? value.valueStream().flatMap(each -> text(each).stream())
                : text(value).stream();
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static Optional<String> pointer(LenientJson row) {
        Optional<String> detail =
                row.text("detail")
                        .or(() -> row.text("message"))
                        .or(() -> row.text("msg"))
                        .or(() -> row.text("code"));
        return row.text("pointer")
                .or(() -> row.text("field"))
                .or(() -> place(row))
                .map(place -> detail.map(what -> place + ": " + what).orElse(place))
                .or(() -> detail);
    }

    /// A path in parts.
    private static Optional<String> place(LenientJson row) {
        return row.rows("loc")
                .or(() -> row.rows("path"))
                .map(parts -> parts.stream().map(JsonNode::asText).collect(joining("/")))
                .filter(path -> !path.isBlank());
    }

    private static String lowerCase(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
