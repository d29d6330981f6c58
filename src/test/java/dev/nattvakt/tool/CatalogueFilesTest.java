package dev.nattvakt.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// `tools/catalogue` is what the records say, to the letter.
class CatalogueFilesTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final List<Definition<?>> DEFINITIONS = Answered.DEFINITIONS;

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void fileIsGeneratedFromTheRecords(Definition<?> definition) throws IOException {
        ObjectNode card =
                MAPPER.createObjectNode()
                        .put("name", definition.name())
                        .put("title", definition.title())
                        .put("description", definition.description());
        Schemas schemas = new Schemas();
        card.set("inputSchema", schemas.input(definition));
        card.set("outputSchema", schemas.leanOutput(definition));
        card.putObject("annotations")
                .put("readOnlyHint", definition.hints().readOnly())
                .put("destructiveHint", definition.hints().destructive())
                .put("idempotentHint", definition.hints().idempotent())
                .put("openWorldHint", definition.hints().openWorld());

        String generated = MAPPER.writeValueAsString(card) + "\n";

        Golden.check(Path.of("tools/catalogue", definition.name() + ".json"), generated);
    }
}
