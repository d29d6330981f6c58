package dev.nattvakt.slack.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.nattvakt.slack.command.phrase.Meaning;
import dev.nattvakt.slack.command.phrase.Part;
import dev.nattvakt.slack.command.phrase.Reason;

/// The parts of one command while their common meaning is worked out. Not thread-safe.
final class CommandDraft {

    private final List<Part> parts;
    private final Map<String, SortedMap<Integer, JsonNode>> given = new LinkedHashMap<>();
    private final SortedMap<Integer, Misunderstood> wrong = new TreeMap<>();

    CommandDraft(List<Part> parts) {
        this.parts = parts;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i).meaning()) {
                case Meaning.Says says -> says(i, says);
                case Meaning.Wrong(Reason reason, List<String> nearest) ->
                        wrong(i, reason, nearest);
                case Meaning.OnDay _,
                        Meaning.Bare _,
                        Meaning.Nothing _,
                        Meaning.Named _,
                        Meaning.Except _ -> {}
            }
        }
    }

    List<Part> parts() {
        return parts;
    }

    void says(int part, Meaning.Says says) {
        says.values()
                .forEach((argument, value) ->
                        given.computeIfAbsent(argument, _ -> new TreeMap<>()).put(part, value));
    }

    /// Marks a part as wrong; the first reason stays.
    void wrong(int part, Reason reason, List<String> nearest) {
        wrong.putIfAbsent(part, new Misunderstood(parts.get(part).typed(), reason, nearest));
    }

    boolean isClear() {
        return wrong.isEmpty();
    }

    /// In the order in which they were typed.
    List<Misunderstood> misunderstood() {
        return List.copyOf(wrong.values());
    }

    boolean has(String argument) {
        return given.containsKey(argument);
    }

    /// Empty if the argument has no value, several values, or one that is not a text.
    Optional<String> text(String argument) {
        return Optional.ofNullable(given.get(argument))
                .map(values -> Set.copyOf(values.values()))
                .filter(values -> values.size() == 1)
                .map(values -> values.iterator().next())
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /// Indexes of the parts that set one of these arguments.
    Set<Integer> saying(Set<String> arguments) {
        return given.entrySet().stream()
                .filter(entry -> arguments.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// These parts as typed, in order.
    String typed(Set<Integer> indexes) {
        return indexes.stream().map(i -> parts.get(i).typed()).collect(Collectors.joining(" "));
    }

    /// The value of each argument, once there are no contradictions.
    Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        given.forEach((argument, all) -> values.put(argument, all.firstEntry().getValue()));
        return values;
    }

    /// Refuses arguments with two different values: one of them must be wrong.
    void refuseContradictions() {
        given.values().stream()
                .filter(values -> Set.copyOf(values.values()).size() > 1)
                .forEach(values -> contradicted(values.keySet().stream()));
    }

    private void contradicted(Stream<Integer> indexes) {
        List<Integer> all = indexes.toList();
        List<String> typed = all.stream().map(i -> parts.get(i).typed()).toList();
        all.forEach(i -> wrong(i, Reason.CONTRADICTED, typed));
    }
}
