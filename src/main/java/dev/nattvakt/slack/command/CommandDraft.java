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

/// What the parts of one line say together, while it is being found out. Not for use by several
/// threads.
final class CommandDraft {

    private final List<Part> parts;
    private final Map<String, SortedMap<Integer, JsonNode>> said = new LinkedHashMap<>();
    private final SortedMap<Integer, Misunderstood> wrong = new TreeMap<>();

    CommandDraft(List<Part> parts) {
        this.parts = parts;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i).meaning()) {
                case Meaning.Says says -> says(i, says);
                case Meaning.Wrong(Reason reason, List<String> nearest) ->
                        wrong(i, reason, nearest);
                case Meaning.OnDay _, Meaning.Bare _, Meaning.Nothing _ -> {}
            }
        }
    }

    List<Part> parts() {
        return parts;
    }

    void says(int part, Meaning.Says says) {
        says.values()
                .forEach((argument, value) ->
                        said.computeIfAbsent(argument, _ -> new TreeMap<>()).put(part, value));
    }

    /// Keeps the first reason that a part is wrong for.
    void wrong(int part, Reason reason, List<String> nearest) {
        wrong.putIfAbsent(part, new Misunderstood(parts.get(part).typed(), reason, nearest));
    }

    boolean isClear() {
        return wrong.isEmpty();
    }

    /// In the order of the line.
    List<Misunderstood> misunderstood() {
        return List.copyOf(wrong.values());
    }

    boolean has(String argument) {
        return said.containsKey(argument);
    }

    /// Empty if nothing was said, several things were, or it is no text.
    Optional<String> text(String argument) {
        return Optional.ofNullable(said.get(argument))
                .map(values -> Set.copyOf(values.values()))
                .filter(values -> values.size() == 1)
                .map(values -> values.iterator().next())
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /// Indexes of the parts that say one of these.
    Set<Integer> saying(Set<String> arguments) {
        return said.entrySet().stream()
                .filter(entry -> arguments.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// These parts as typed, one after the other.
    String typed(Set<Integer> indexes) {
        return indexes.stream().map(i -> parts.get(i).typed()).collect(Collectors.joining(" "));
    }

    /// One value each, once nothing contradicts.
    Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        said.forEach((argument, all) -> values.put(argument, all.firstEntry().getValue()));
        return values;
    }

    /// Refuses what is said twice, differently: whichever was meant, half of the line is wrong.
    void refuseContradictions() {
        said.values().stream()
                .filter(values -> Set.copyOf(values.values()).size() > 1)
                .forEach(values -> contradicted(values.keySet().stream()));
    }

    private void contradicted(Stream<Integer> indexes) {
        List<Integer> all = indexes.toList();
        List<String> typed = all.stream().map(i -> parts.get(i).typed()).toList();
        all.forEach(i -> wrong(i, Reason.CONTRADICTED, typed));
    }
}
