package dev.nattvakt.hostup.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.nattvakt.fleet.port.HostUpProblem;

/// An error answer: Problem Details, or the form that legacy routes use (`error`, `message`, an
/// upper-case `code`). Neither need be there, the status alone is a problem too.
public final class ProblemJson {

    private static final int MOST_POINTERS = 20;

    /// Longer than any that is documented. What could be a host name is no code.
    private static final Pattern CODE =
            Pattern.compile("(?=.{1,64}$)[A-Za-z0-9]+([_-][A-Za-z0-9]+)*");

    /// `type` ends with the code.
    private static final List<String> CODE_FIELDS = List.of("code", "type", "error");

    private static final Pattern UPSTREAM =
            Pattern.compile("(?:.*/)?upstream(?:[_-].*)?", Pattern.CASE_INSENSITIVE);

    private ProblemJson() {}

    public static HostUpProblem problem(HostUpResponse answer) {
        Optional<LenientJson> stated = answer.object();
        return new HostUpProblem(
                answer.status(),
                stated.flatMap(ProblemJson::code)
                        .filter(CODE.asMatchPredicate())
                        .map(ProblemJson::lowerCase),
                stated.flatMap(ProblemJson::detail).or(() -> text(answer.body())),
                stated.map(body -> FaultyFields.of(body.node()).limit(MOST_POINTERS).toList())
                        .orElse(List.of()),
                answer.requestId(),
                isForeign(answer.body()));
    }

    /// An edge in front of HostUp answers in a line of text.
    private static Optional<String> text(ResponseBody body) {
        return body instanceof ResponseBody.Text(String line)
                ? Optional.of(line)
                : Optional.empty();
    }

    /// HostUp's own errors are JSON.
    private static boolean isForeign(ResponseBody body) {
        return switch (body) {
            case ResponseBody.Text _, ResponseBody.Garbled _ -> true;
            case ResponseBody.Json _, ResponseBody.Nothing _, ResponseBody.Broken _ -> false;
        };
    }

    private static Optional<String> code(LenientJson body) {
        return body.word("code").or(() -> body.object("error").word("code"));
    }

    private static Optional<String> detail(LenientJson body) {
        return body.text("detail")
                .or(() -> body.text("message"))
                .or(() -> body.object("error").text("message"))
                .or(() -> body.text("title"))
                .or(() -> body.text("error"));
    }

    /// Whether one of HostUp's `upstream_...` codes stands anywhere in the body, even one that is
    /// too long to be shown.
    public static boolean isOfUpstream(HostUpResponse answer) {
        return answer.body() instanceof ResponseBody.Json(var root)
                && CODE_FIELDS.stream()
                        .flatMap(field -> root.findValuesAsText(field).stream())
                        .anyMatch(UPSTREAM.asMatchPredicate());
    }

    private static String lowerCase(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
