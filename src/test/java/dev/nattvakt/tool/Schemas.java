package dev.nattvakt.tool;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;

import dev.nattvakt.tool.view.AuditDetail;
import dev.nattvakt.tool.view.ChangeDetail;
import dev.nattvakt.tool.view.ChangesDetail;
import dev.nattvakt.tool.view.ErrorDetail;
import dev.nattvakt.tool.view.FleetDetail;
import dev.nattvakt.tool.view.PriceDetail;
import dev.nattvakt.tool.view.ProtectionDetail;
import dev.nattvakt.tool.view.ResultView;
import dev.nattvakt.tool.view.ServersDetail;
import dev.nattvakt.words.Words;

/// JSON Schemas of argument and answer records, in the flat form that every vendor takes: one level
/// of inlined objects, no references, combinators, formats or type arrays.
final class Schemas {

    /// A plan is of one server or of many.
    private static final Map<Class<? extends Answer>, List<Class<?>>> DETAILS =
            Map.of(
                    Answer.class, List.of(ChangeDetail.class, FleetDetail.class),
                    Answer.Ended.class, List.of(ChangeDetail.class),
                    Answer.Fleet.class, List.of(FleetDetail.class),
                    Answer.Servers.class, List.of(ServersDetail.class),
                    Answer.Protection.class, List.of(ProtectionDetail.class),
                    Answer.Audited.class, List.of(AuditDetail.class),
                    Answer.Priced.class, List.of(PriceDetail.class),
                    Answer.Changes.class, List.of(ChangesDetail.class));

    private final SchemaGenerator input = generator(true);
    private final SchemaGenerator output = generator(false);

    /// Strict: nothing but the listed properties.
    ObjectNode input(Definition<?> definition) {
        return input.generateSchema(definition.arguments());
    }

    /// What every answer has, what any trouble adds, and the tool's own part, side by side as on
    /// the wire.
    ObjectNode output(Definition<?> definition) {
        ObjectNode answer = output.generateSchema(ResultView.class);
        ObjectNode properties = (ObjectNode) answer.path("properties");
        properties.remove(List.of("trouble", "detail"));
        properties.setAll(properties(output.generateSchema(ErrorDetail.class)));
        DETAILS.get(definition.answer())
                .forEach(detail -> properties.setAll(properties(output.generateSchema(detail))));
        return answer;
    }

    /// The same without what lies inside: a model reads it with every conversation, and pays for
    /// it. The whole is in the OpenAPI document.
    ObjectNode leanOutput(Definition<?> definition) {
        ObjectNode answer = output(definition);
        answer.path("properties").forEach(property -> lean((ObjectNode) property));
        return answer;
    }

    private static void lean(ObjectNode property) {
        property.remove(List.of("properties", "required", "description"));
        if (property.path("items") instanceof ObjectNode items) {
            lean(items);
        }
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.path("properties");
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

    private static CustomDefinition custom(ObjectNode schema) {
        return new CustomDefinition(
                schema,
                CustomDefinition.DefinitionType.INLINE,
                CustomDefinition.AttributeInclusion.YES);
    }
}
