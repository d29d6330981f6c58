package dev.nattvakt.shipped.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.nattvakt.FreshFleet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/// What the README shows is what the server answers; only receipts and run times are of their day.
@QuarkusTest
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern CALL =
            Pattern.compile(
                    "\\$ curl -s localhost:8080(/tools/\\S+) [^\\n]*\\n\\s+-d '(\\{.*?})' \\| jq -r .summary\\n((?:[^$`\\n].*\\n)+)");
    private static final Pattern TOKEN = Pattern.compile("planToken (\\S{22})");

    private String token = "";

    @BeforeEach
    void newFleet() {
        FreshFleet.begin();
    }

    @TestFactory
    Stream<DynamicTest> transcriptIsWhatTheServerAnswers() throws IOException {
        Matcher calls = CALL.matcher(Files.readString(README));

        return calls.results().toList().stream()
                .map(call -> DynamicTest.dynamicTest(call.group(1), () -> compare(call)));
    }

    @Test
    void transcriptShowsASuccessAndARefusal() throws IOException {
        assertThat(CALL.matcher(Files.readString(README)).results().map(call -> call.group(3)))
                .hasSize(3)
                .anyMatch(answer -> answer.contains("now backs up"))
                .anyMatch(answer -> answer.contains("): refused: "))
                .anyMatch(answer -> answer.startsWith("Nothing changed yet."))
                .anyMatch(answer -> answer.contains("undoOf"));
    }

    @Test
    void firstScreenStaysShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(160);
    }

    /// A plan is applied by the token that it has today.
    private void compare(MatchResult call) {
        String arguments =
                call.group(1).endsWith("/apply_plan")
                        ? "{\"planToken\":\"" + token + "\"}"
                        : call.group(2);
        String summary =
                given().contentType("application/json")
                        .body(arguments)
                        .post(call.group(1))
                        .path("summary");
        Matcher planned = TOKEN.matcher(summary);
        token = planned.find() ? planned.group(1) : "";

        assertThat(ofNoDay(summary)).isEqualTo(ofNoDay(call.group(3).strip()));
    }

    private static String ofNoDay(String summary) {
        return summary.replaceAll("rcp_[\\w-]{8}", "rcp_RECEIPT")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}", "DAY")
                .replaceAll("DAY \\d{2}:\\d{2} UTC with planToken \\S{22}", "THEN with TOKEN");
    }
}
