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

    static ParsedCommand read(String line) {
        String[] halves = line.strip().split(" ", 2);
        return Grammar.read(halves[0], halves.length == 2 ? halves[1] : "");
    }

    static ParsedCommand.ToolCall call(String line) {
        ParsedCommand parsedCommand = read(line);
        assertThat(parsedCommand).as(line).isInstanceOf(ParsedCommand.ToolCall.class);
        return (ParsedCommand.ToolCall) parsedCommand;
    }

    static ParsedCommand.Unclear unclear(String line) {
        ParsedCommand parsedCommand = read(line);
        assertThat(parsedCommand).as(line).isInstanceOf(ParsedCommand.Unclear.class);
        return (ParsedCommand.Unclear) parsedCommand;
    }

    /// `typed REASON -> nearest / nearest`, one after the other.
    static String told(ParsedCommand.Unclear unclear) {
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
