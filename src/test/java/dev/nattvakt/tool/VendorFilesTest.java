package dev.nattvakt.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// `tools/catalogue/formats` is what the records say, in the words of each vendor.
class VendorFilesTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final VendorFormats formats = new VendorFormats();

    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "MCP")
    void fileIsGeneratedFromTheRecords(Format format) throws IOException {
        Golden.check(
                Path.of("tools/catalogue/formats", format.word() + ".json"),
                MAPPER.writeValueAsString(formats.of(format)) + "\n");
    }

    @Test
    void openAiIsStrict() {
        for (JsonNode tool : formats.of(Format.OPENAI).path("tools")) {
            JsonNode parameters = tool.path("parameters");
            assertThat(tool.path("type").asText()).isEqualTo("function");
            assertThat(tool.path("strict").asBoolean()).isTrue();
            assertThat(parameters.path("additionalProperties").asBoolean(true)).isFalse();
            assertThat(texts(parameters.path("required")))
                    .containsExactlyElementsOf(names(parameters.path("properties")));
            for (JsonNode property : parameters.path("properties")) {
                assertThat(names(property))
                        .isSubsetOf("type", "description", "enum", "minimum", "maximum", "items");
            }
        }
    }

    @Test
    void whatOpenAiMayLeaveOutMayBeNull() {
        JsonNode properties = formats.of(Format.OPENAI).at("/tools/3/parameters/properties");

        assertThat(properties.at("/vps/type").asText()).isEqualTo("string");
        assertThat(texts(properties.at("/hour/type"))).containsExactly("integer", "null");
        assertThat(properties.at("/frequency/enum/3").isNull()).isTrue();
    }

    @Test
    void chatCompletionsWrapTheSame() {
        JsonNode flat = formats.of(Format.OPENAI).at("/tools/0");
        JsonNode wrapped = formats.of(Format.OPENAI_CHAT).at("/tools/0");

        assertThat(names(wrapped)).containsExactly("type", "function");
        assertThat(wrapped.at("/function/parameters")).isEqualTo(flat.path("parameters"));
        assertThat(wrapped.at("/function/strict").asBoolean()).isTrue();
    }

    @Test
    void anthropicHasThreeMembers() {
        for (JsonNode tool : formats.of(Format.ANTHROPIC).path("tools")) {
            assertThat(names(tool)).containsExactly("name", "description", "input_schema");
        }
    }

    @Test
    void geminiHasItsOwnTypesAndNoOtherKeywords() {
        for (JsonNode tool : formats.of(Format.GEMINI).at("/tools/0/functionDeclarations")) {
            JsonNode parameters = tool.path("parameters");
            assertThat(names(tool)).containsExactly("name", "description", "parameters");
            assertThat(parameters.path("type").asText()).isEqualTo("OBJECT");
            assertThat(names(parameters)).isSubsetOf("type", "properties", "required");
            for (JsonNode property : parameters.path("properties")) {
                assertThat(Set.of("STRING", "INTEGER", "BOOLEAN", "ARRAY"))
                        .contains(property.path("type").asText());
                assertThat(names(property))
                        .isSubsetOf(
                                "type",
                                "description",
                                "enum",
                                "format",
                                "minimum",
                                "maximum",
                                "items");
                if (property.has("items")) {
                    assertThat(property.at("/items/type").asText()).isEqualTo("STRING");
                }
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
