package dev.nattvakt.slack.command;

import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Whole lines, command included, as they stand in test tables.
final class Spoken {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Spoken() {}

    static Said read(String line) {
        String[] halves = line.strip().split(" ", 2);
        return Grammar.read(halves[0], halves.length == 2 ? halves[1] : "");
    }

    static Said.ToolCall call(String line) {
        Said said = read(line);
        assertThat(said).as(line).isInstanceOf(Said.ToolCall.class);
        return (Said.ToolCall) said;
    }

    static Said.Unclear unclear(String line) {
        Said said = read(line);
        assertThat(said).as(line).isInstanceOf(Said.Unclear.class);
        return (Said.Unclear) said;
    }

    /// `typed REASON -> nearest / nearest`, one after the other.
    static String told(Said.Unclear unclear) {
        return unclear.parts().stream()
                .map(part ->
                        part.typed()
                                + " "
                                + part.reason()
                                + " -> "
                                + String.join(" / ", part.nearest()))
                .map(String::strip)
                .collect(Collectors.joining("; "));
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(text, unreadable);
        }
    }
}
