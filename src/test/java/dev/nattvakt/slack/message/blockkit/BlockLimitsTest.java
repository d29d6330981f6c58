package dev.nattvakt.slack.message.blockkit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.change.outcome.Outcome;
import dev.nattvakt.fleet.remedy.NextStep;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.slack.message.Looked;
import dev.nattvakt.slack.message.Messages;
import dev.nattvakt.slack.message.ResultMessages;
import dev.nattvakt.slack.message.Sent;
import dev.nattvakt.slack.message.ShortMessages;
import dev.nattvakt.tool.Answered;
import dev.nattvakt.tool.ToolResult;
import dev.nattvakt.words.OutcomeExamples;
import dev.nattvakt.words.Words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// However long the content: Slack takes the message.
class BlockLimitsTest {

    private static final Pattern HALF_ESCAPE = Pattern.compile("&(?!(amp|lt|gt);)|<[^>]*$");
    private static final String FACE = "😀";

    private static void isTaken(Message message) {
        assertThat(message.text()).isNotBlank().hasSizeLessThanOrEqualTo(3_000);
        assertThat(message.blocks()).hasSizeLessThanOrEqualTo(50);
        isWhole(message.text());
        assertThat(message.text()).doesNotContainPattern(HALF_ESCAPE);
        for (JsonNode part : Sent.parts(Sent.json(message).path("blocks"))) {
            switch (part.path("type").asText()) {
                case "header" -> isBetween(part.at("/text/text"), 150);
                case "button" -> {
                    isBetween(part.at("/text/text"), 75);
                    isBetween(part.path("value"), 2_000);
                    isBetween(part.path("action_id"), 255);
                }
                case "plain_text", "text" -> isBetween(part.path("text"), 3_000);
                case "actions" -> assertThat(part.path("elements")).hasSizeBetween(1, 25);
                case "context" -> assertThat(part.path("elements")).hasSizeBetween(1, 10);
                case "rich_text" -> {
                    assertThat(part.path("elements")).isNotEmpty();
                    assertThat(shown(part)).isBetween(1, 3_000);
                }
                case "rich_text_section", "rich_text_list" ->
                        assertThat(part.path("elements")).isNotEmpty();
                case "date" -> assertThat(part.path("timestamp").isIntegralNumber()).isTrue();
                default -> assertThat(part.path("type").asText()).isEqualTo("user");
            }
        }
    }

    private static void isBetween(JsonNode text, int most) {
        assertThat(text.asText()).hasSizeBetween(1, most);
        isWhole(text.asText());
    }

    /// No half of a character of two.
    private static void isWhole(String text) {
        assertThat(text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
    }

    private static int shown(JsonNode part) {
        return Sent.parts(part).stream()
                .mapToInt(inner ->
                        inner.path("text").asText().length()
                                + inner.path("fallback").asText().length()
                                + inner.path("user_id").asText().length())
                .sum();
    }

    @Test
    void everyMessageThereIsFits() {
        Messages.all().values().forEach(BlockLimitsTest::isTaken);
    }

    static Stream<String> monsters() {
        return Stream.of(
                "x".repeat(40_000),
                FACE.repeat(20_000),
                "x" + FACE.repeat(20_000),
                "&".repeat(40_000),
                "<>".repeat(20_000),
                "`".repeat(40_000),
                "@ab".repeat(13_000),
                "x ".repeat(20_000),
                "");
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void longTextIsCut(String text) {
        Words words = Words.of(text).code(text).moment(Looked.at()).text(text);
        MessageLayout messageLayout =
                MessageLayout.blank()
                        .title(text)
                        .say(RichLine.of(words))
                        .say(RichLine.NOTHING.bold(text).person("U1").text("end"))
                        .list(List.of(RichLine.of(words), RichLine.of(words)))
                        .remark(text)
                        .buttons(
                                Button.of(text, "yes", "1"),
                                Button.of("Yes", "yes", text),
                                Button.of("Yes", text, "1"));

        isTaken(messageLayout.toChannel());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 19, 20, 21, 500})
    void longListsAreCountedOut(int items) {
        Message message =
                MessageLayout.blank()
                        .list(
                                IntStream.range(0, items)
                                        .mapToObj(number -> RichLine.of("item " + number + "."))
                                        .toList())
                        .toPerson();

        isTaken(message);
        assertThat(message.text().lines()).hasSize(Math.min(items, 20) + (items > 20 ? 1 : 0));
        if (items > 20) {
            assertThat(message.text()).endsWith("and " + (items - 20) + " more.");
        }
    }

    @Test
    void noMoreThanFiftyBlocksAreSent() {
        MessageLayout messageLayout = MessageLayout.blank();
        IntStream.range(0, 80).forEach(number -> messageLayout.say(RichLine.of("line " + number)));

        assertThat(messageLayout.toPerson().blocks()).hasSize(50);
        isTaken(messageLayout.toPerson());
    }

    @Test
    void manyLongProblemsFit() {
        List<ArgumentProblem> problems =
                IntStream.range(0, 200)
                        .mapToObj(_ ->
                                ArgumentProblem.wrong("hour", "x".repeat(2_000), "y&".repeat(900)))
                        .toList();

        isTaken(ResultMessages.of(Answered.of(new Outcome.Invalid(problems)), Messages.ASKED));
    }

    /// Every cut of an escaped text, wherever it falls.
    @Test
    void noCutFallsIntoAnEscapeACharacterOrADate() {
        String text =
                RichLine.of(Words.of("a & b <" + FACE + "> ").moment(Looked.at()).text("& c"))
                        .person("U024BE7LH")
                        .fallback();

        for (int longest = 1; longest <= text.length() + 1; longest++) {
            String cut = Truncate.mrkdwn(longest, text);

            assertThat(cut).hasSizeLessThanOrEqualTo(longest).doesNotContainPattern(HALF_ESCAPE);
            isWhole(cut);
            assertThat(cut.equals(text)).isEqualTo(longest >= text.length());
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(arguments(1_900, true), arguments(2_000, false), arguments(9_000, false));
    }

    /// A button with half of it would ask for something else.
    @ParameterizedTest
    @MethodSource("values")
    void anUndoThatIsTooLongIsNotOffered(int length, boolean offered) {
        Outcome.Verified made = (Outcome.Verified) OutcomeExamples.named("a first schedule");
        NextStep back =
                new NextStep("remove_schedule", Fields.of("scheduleId", "x".repeat(length)));
        ToolResult answer =
                Answered.of(new Outcome.Verified(made.facts(), Optional.of(back), made.receipt()));

        Message message = ResultMessages.of(answer, Messages.ASKED);

        isTaken(message);
        assertThat(Sent.json(message).findValues("value")).hasSize(offered ? 1 : 0);
    }

    @Test
    void aMessageWithoutAWordSaysWhoSentIt() {
        assertThat(new Message(null, " ", List.of(), false).text()).isEqualTo("Nattvakt");
        assertThat(ShortMessages.whoami("", List.of()).text()).contains("You are");
    }
}
