package dev.nattvakt.tool;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;

import dev.nattvakt.words.Words;

/// JSON Schemas of argument and answer records, in the flat form that every vendor takes: one level
/// of inlined objects, no references, combinators, formats or type arrays.
final class Schemas {

    private final SchemaGenerator input = generator(true);
    private final SchemaGenerator output = generator(false);

    /// Strict: nothing but the listed properties.
    ObjectNode input(Definition<?, ?> definition) {
        return input.generateSchema(definition.arguments());
    }

    /// What every answer has, what any trouble adds, and the tool's own part, side by side as on
    /// the wire.
    ObjectNode output(Definition<?, ?> definition) {
        ObjectNode answer = output.generateSchema(Answer.class);
        ObjectNode properties = (ObjectNode) answer.path("properties");
        properties.remove("trouble");
        properties.remove("detail");
        add(properties, output.generateSchema(Trouble.class));
        add(properties, output.generateSchema(definition.detail()));
        return answer;
    }

    private static void add(ObjectNode properties, JsonNode part) {
        part.path("properties")
                .properties()
                .forEach(property -> properties.set(property.getKey(), property.getValue()));
    }

    private static SchemaGenerator generator(boolean strict) {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                        .with(
                                new JakartaValidationModule(
                                        JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED))
                        .with(Option.INLINE_ALL_SCHEMAS)
                        .without(Option.SCHEMA_VERSION_INDICATOR);
        if (strict) {
            config.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        }
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withCustomDefinitionProvider((type, context) -> {
                    if (type.getErasedType() == Words.class) {
                        return custom(
                                context.getGeneratorConfig()
                                        .createObjectNode()
                                        .put("type", "string"));
                    }
                    if (type.getErasedType() == Map.class) {
                        return custom(
                                context.getGeneratorConfig()
                                        .createObjectNode()
                                        .put("type", "object"));
                    }
                    return null;
                });
        return new SchemaGenerator(config.build());
    }

    private static com.github.victools.jsonschema.generator.CustomDefinition custom(
            ObjectNode schema) {
        return new com.github.victools.jsonschema.generator.CustomDefinition(
                schema,
                com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType.INLINE,
                com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion.YES);
    }
}
