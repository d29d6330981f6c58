package dev.nattvakt.slack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.slack.command.phrase.Meaning;
import dev.nattvakt.slack.command.phrase.Part;
import dev.nattvakt.slack.command.phrase.Reason;
import dev.nattvakt.slack.command.phrase.Tokenizer;
import dev.nattvakt.slack.command.phrase.TypedText;
import dev.nattvakt.slack.command.phrase.Vocabulary;
import dev.nattvakt.words.HostileTexts;

import static org.assertj.core.api.Assertions.assertThat;

/// Nothing is shown as an example that does not work.
class HelpTest {

    private static final List<String> SERVERS =
            List.of(
                    "web-01",
                    "my web server",
                    "sun",
                    "help",
                    "192.0.2.10",
                    "R&D",
                    "Anna's",
                    "blåbär");

    @ParameterizedTest
    @MethodSource("examples")
    void understandsEveryExample(Help.Example example) {
        assertThat(Spoken.read(example.command())).isNotInstanceOf(ParsedCommand.Unclear.class);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void toolsAcceptEveryExample(Help.Example example) throws IOException {
        if (Spoken.read(example.command())
                instanceof ParsedCommand.ToolCall(var tool, var arguments)) {
            assertThat(
                            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                    .getSchema(
                                            new ObjectMapper()
                                                    .readTree(
                                                            Files.readString(
                                                                    Path.of(
                                                                            "tools/catalogue",
                                                                            tool + ".json")))
                                                    .path("inputSchema"))
                                    .validate(arguments))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("SERVERS")
    void examplesNameTheServerOfTheReader(String server) {
        assertThat(Help.on(Topic.SNAPSHOT, server))
                .allSatisfy(example ->
                        assertThat(Spoken.call(example.command()).arguments().path("vps").asText())
                                .isEqualTo(server));
    }

    @Test
    void aNameThatCannotBeTypedIsReplaced() {
        assertThat(HostileTexts.all())
                .allSatisfy(server ->
                        assertThat(
                                        Spoken.call(
                                                        Help.on(Topic.BACKUP, server)
                                                                .getFirst()
                                                                .command())
                                                .arguments()
                                                .path("vps")
                                                .asText())
                                .isIn(server, Help.SERVER));
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicHasExamplesAndCanBeAskedFor(Topic topic) {
        assertThat(Help.on(topic, Help.SERVER)).isNotEmpty();
        assertThat(Grammar.read("/nattvakt", "help " + topic.word()))
                .isEqualTo(new ParsedCommand.Help(topic));
    }

    @ParameterizedTest
    @EnumSource(VpsCommand.class)
    void everyFormThatIsNamedIsUnderstood(VpsCommand command) {
        assertThat(command.forms())
                .allSatisfy(form ->
                        assertThat(
                                        VpsCommandParser.read(
                                                                command,
                                                                Tokenizer.of("web-01 " + form))
                                                        instanceof ParsedCommand.Unclear unclear
                                                && unclear.parts().stream()
                                                        .anyMatch(part ->
                                                                part.reason() != Reason.NO_CHANGE))
                                .as(form)
                                .isFalse());
    }

    /// What is proposed for a slip of the finger has to be right itself.
    @ParameterizedTest
    @EnumSource(VpsCommand.class)
    void everyWordThatMayBeProposedIsUnderstood(VpsCommand command) {
        assertThat(command.vocabulary().near().values())
                .allSatisfy(proposal ->
                        assertThat(
                                        TypedText.of(Tokenizer.of(proposal))
                                                .parts(
                                                        command.vocabulary(),
                                                        Vocabulary.of(List.of()),
                                                        _ -> List.of()))
                                .singleElement()
                                .extracting(Part::meaning)
                                .isNotInstanceOf(Meaning.Wrong.class));
    }

    static Stream<Help.Example> examples() {
        return Stream.of(Topic.values())
                .flatMap(topic ->
                        Stream.of("web-01", "my web server")
                                .flatMap(server -> Help.on(topic, server).stream()))
                .distinct();
    }
}
