package dev.nattvakt.tool;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.ServerFilter;
import dev.nattvakt.caller.VirtualTime;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.fleet.InMemoryFleet;
import dev.nattvakt.fleet.LookUp;
import dev.nattvakt.fleet.Position;
import dev.nattvakt.fleet.Roster;
import dev.nattvakt.tool.read.CursorArgument;
import dev.nattvakt.tool.write.TimeZoneArgument;

import static org.assertj.core.api.Assertions.assertThat;

/// What the published schema, the decoder and the look-up make of one text: they agree on blanks,
/// cleaning and lengths, but that a schema cannot know which blanks are nobody's.
class TextArgumentsTest {

    private static final boolean ALLOWED = true;
    private static final boolean NOT_ALLOWED = false;
    private static final String LEFT_OUT = "left out";
    private static final String ALL = "vps_1 vps_2 vps_x vps_moon";
    private static final String NOTHING = "";
    private static final String MOON = "\uD83C\uDF19";
    private static final List<Definition<?>> DEFINITIONS = Answered.DEFINITIONS;

    private final VirtualTime time = new VirtualTime();
    private final InMemoryFleet hostUp = new InMemoryFleet(time);
    private final LookUp lookUp = new LookUp(hostUp);
    private final Deadline deadline = time.deadline(Duration.ofSeconds(30));

    @BeforeEach
    void fleet() {
        hostUp.server("vps_1", "web-01", "192.0.2.10");
        hostUp.server("vps_2", "db-01", "192.0.2.11");
        hostUp.server("vps_x", "x".repeat(253), "192.0.2.12");
        hostUp.server("vps_moon", MOON.repeat(253), "192.0.2.13");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                server("web-01", ALLOWED, "web-01", "vps_1"),
                server("WEB-01", ALLOWED, "WEB-01", "vps_1"),
                server(" web-01 ", ALLOWED, "web-01", "vps_1"),
                server("\u2060web-01\u00a0", ALLOWED, "web-01", "vps_1"),
                server("\u200bweb-01\n", ALLOWED, "web-01", "vps_1"),
                server("web\u2060-01", ALLOWED, "web\u2060-01", "vps_1"),
                server("\u2060192.0.2.10", ALLOWED, "192.0.2.10", "vps_1"),
                server("192.0.2.10\u2060", ALLOWED, "192.0.2.10", "vps_1"),
                server(" vps_1\u2060", ALLOWED, "vps_1", "vps_1"),
                server("", NOT_ALLOWED, "vps is empty", NOTHING),
                server(" ", ALLOWED, "vps is empty", NOTHING),
                server("\u2060\t", ALLOWED, "vps is empty", NOTHING),
                server("x".repeat(253), ALLOWED, "x".repeat(253), "vps_x"),
                server("x".repeat(254), NOT_ALLOWED, "vps has 254 characters", NOTHING),
                server(" " + "x".repeat(253), NOT_ALLOWED, "x".repeat(253), "vps_x"),
                server(MOON.repeat(253), ALLOWED, MOON.repeat(253), "vps_moon"),
                server(MOON.repeat(254), NOT_ALLOWED, "vps has 254 characters", NOTHING),
                query("web", ALLOWED, "web", "vps_1"),
                query(" web\u00a0", ALLOWED, "web", "vps_1"),
                query("we\u2060b", ALLOWED, "we\u2060b", "vps_1"),
                query("2.0.2.10\u2060", ALLOWED, "2.0.2.10", "vps_1"),
                query("", ALLOWED, LEFT_OUT, ALL),
                query(" \u2060", ALLOWED, LEFT_OUT, ALL),
                query("x".repeat(100), ALLOWED, "x".repeat(100), "vps_x"),
                query("x".repeat(101), NOT_ALLOWED, "query has 101 characters", NOTHING),
                query(MOON.repeat(100), ALLOWED, MOON.repeat(100), "vps_moon"),
                cursor("", ALLOWED, LEFT_OUT, ALL),
                cursor(" ", ALLOWED, LEFT_OUT, ALL),
                cursor("9".repeat(1101), NOT_ALLOWED, "cursor has 1101 characters", NOTHING),
                zone("", ALLOWED, LEFT_OUT, NOTHING),
                zone(" \u00a0", ALLOWED, LEFT_OUT, NOTHING),
                zone(" europe/stockholm\u2060", ALLOWED, "europe/stockholm", "Europe/Stockholm"),
                zone("America/New York", ALLOWED, "America/New York", "America/New_York"),
                zone("Z".repeat(41), NOT_ALLOWED, "timeZone has 41 characters", NOTHING),
                name("", ALLOWED, LEFT_OUT),
                name(" \u2060", ALLOWED, LEFT_OUT),
                name(" Nightly ", ALLOWED, "Nightly"),
                name(MOON.repeat(40), ALLOWED, MOON.repeat(40)),
                name("x".repeat(41), NOT_ALLOWED, "name has 41 characters"),
                row("set_backup_schedule", "frequency", "", NOT_ALLOWED, LEFT_OUT, NOTHING));
    }

    private static Arguments row(Object... columns) {
        return Arguments.of(columns);
    }

    private static Arguments server(String said, boolean allowed, String decoded, String found) {
        return row("get_protection", "vps", said, allowed, decoded, found);
    }

    private static Arguments query(String said, boolean allowed, String decoded, String found) {
        return row("find_vps", "query", said, allowed, decoded, found);
    }

    private static Arguments cursor(String said, boolean allowed, String decoded, String found) {
        return row("find_vps", "cursor", said, allowed, decoded, found);
    }

    private static Arguments zone(String said, boolean allowed, String decoded, String found) {
        return row("set_backup_schedule", "timeZone", said, allowed, decoded, found);
    }

    private static Arguments name(String said, boolean allowed, String decoded) {
        return row("set_backup_schedule", "name", said, allowed, decoded, NOTHING);
    }

    @ParameterizedTest(name = "{1} \"{2}\"")
    @MethodSource("texts")
    void isOneThingToSchemaDecoderAndLookUp(
            String tool,
            String argument,
            String said,
            boolean allowed,
            String decoded,
            String found) {
        ObjectNode schema = PublishedTool.load(tool).inputSchema();
        ObjectNode arguments = arguments(schema, argument, said);

        assertThat(isAllowed(schema, arguments)).isEqualTo(allowed);
        Decoder.Decoded<?> understood = decode(tool, arguments);
        if (!understood.problems().isEmpty()) {
            assertThat(understood.problems())
                    .singleElement()
                    .extracting(ArgumentProblem::problem)
                    .isEqualTo(decoded);
            assertThat(found).isEqualTo(NOTHING);
            return;
        }
        JsonNode value = StrictJson.MAPPER.valueToTree(understood.arguments()).path(argument);
        assertThat(value.asText(LEFT_OUT)).isEqualTo(decoded);
        Optional<String> text =
                Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::asText);
        assertThat(found(argument, text)).isEqualTo(found);
        assertThat(found(argument, text.map(_ -> said))).as("as it was said").isEqualTo(found);
    }

    /// Some clients send an empty text for each argument that they leave out.
    @Test
    void emptyTextsAskForAllServersFromTheStart() {
        ObjectNode nothing = StrictJson.MAPPER.createObjectNode();
        ObjectNode empty = nothing.deepCopy().put("query", "").put("cursor", "");

        assertThat(decode("find_vps", empty)).isEqualTo(decode("find_vps", nothing));
    }

    /// Every text argument of every tool.
    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void isAsLongAsTheSchemaSays(Definition<?> tool) {
        ObjectNode schema = PublishedTool.load(tool.name()).inputSchema();
        schema.path("properties")
                .properties()
                .forEach(argument -> {
                    int longest = argument.getValue().path("maxLength").asInt();
                    if (longest > 0) {
                        for (int length : List.of(longest, longest + 1)) {
                            ObjectNode said =
                                    arguments(schema, argument.getKey(), "x".repeat(length));
                            assertThat(decode(tool.name(), said).problems().isEmpty())
                                    .as(tool.name() + " " + argument.getKey() + " " + length)
                                    .isEqualTo(isAllowed(schema, said));
                        }
                    }
                });
    }

    private static ObjectNode arguments(ObjectNode schema, String argument, String said) {
        ObjectNode arguments = StrictJson.MAPPER.createObjectNode();
        schema.path("required")
                .forEach(needed -> {
                    JsonNode rule = schema.path("properties").path(needed.asText());
                    arguments.put(needed.asText(), rule.path("enum").path(0).asText("web-01"));
                });
        return arguments.put(argument, said);
    }

    private static boolean isAllowed(ObjectNode schema, ObjectNode arguments) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(arguments)
                .isEmpty();
    }

    private static Decoder.Decoded<?> decode(String tool, ObjectNode arguments) {
        return new Decoder<>(
                        PublishedTool.load(tool).inputSchema(),
                        Answered.definition(tool).arguments())
                .decode(arguments);
    }

    private String found(String argument, Optional<String> text) {
        return switch (argument) {
            case "vps" ->
                    lookUp.find(text.orElseThrow(), ServerFilter.ALL, deadline)
                                    instanceof LookUp.Found.One(var vps)
                            ? vps.id().value()
                            : NOTHING;
            case "query" -> listed(text, Position.START);
            case "cursor" -> listed(Optional.empty(), CursorArgument.position(text.orElse(null)));
            case "timeZone" ->
                    text.flatMap(TimeZoneArgument::named).map(ZoneId::getId).orElse(NOTHING);
            default -> NOTHING;
        };
    }

    private String listed(Optional<String> query, Position from) {
        return new Roster(hostUp, lookUp)
                .page(query, 20, from, ServerFilter.ALL, deadline).entries().stream()
                        .map(entry -> entry.vps().id().value())
                        .collect(Collectors.joining(" "));
    }
}
