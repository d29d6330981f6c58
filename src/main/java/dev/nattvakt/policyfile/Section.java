package dev.nattvakt.policyfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import dev.nattvakt.words.Advice;
import dev.nattvakt.words.Untrusted;

/// The keys and values of one block of the file. Everything that is wrong with them is collected,
/// in the words of the tools' arguments.
final class Section {

    /// Without a leading 0, which some read as octal.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,9})?");

    private static final int NAMED = 40;

    private final MappingNode block;
    private final String where;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /// @param where what problems begin with
    /// @param valid the keys that it may have
    Section(MappingNode block, String where, List<String> valid, Problems problems) {
        this.block = block;
        this.where = where;
        this.problems = problems;
        for (NodeTuple entry : block.getValue()) {
            take(entry, valid);
        }
    }

    private void take(NodeTuple entry, List<String> valid) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            wrong(entry.getKeyNode(), "a key must be a word", "valid: " + String.join(", ", valid));
        } else if (!valid.contains(key.getValue())) {
            wrong(
                    key,
                    "there is no key " + quoted(key.getValue()),
                    Advice.name(key.getValue(), valid));
        } else if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
            wrong(key, key.getValue() + " is there twice", "keep one");
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<Integer> whole(String key, int least, int most) {
        String range =
                most == Integer.MAX_VALUE
                        ? "a whole number, %s or more".formatted(least)
                        : "a whole number, %s-%s".formatted(least, most);
        return scalar(key, range)
                .flatMap(value -> {
                    if (value.getScalarStyle() != ScalarStyle.PLAIN
                            || !NUMBER.matcher(value.getValue()).matches()) {
                        expected(value, key, range, "give it without quotes and leading zeros");
                        return Optional.empty();
                    }
                    BigDecimal number = new BigDecimal(value.getValue());
                    BigDecimal nearest =
                            number.max(BigDecimal.valueOf(least))
                                    .min(BigDecimal.valueOf(most))
                                    .setScale(0, RoundingMode.FLOOR);
                    if (number.compareTo(nearest) != 0) {
                        wrong(
                                value,
                                "%s is %s (expected: %s)".formatted(key, value.getValue(), range),
                                Advice.number(key, number, nearest));
                        return Optional.empty();
                    }
                    return Optional.of(nearest.intValueExact());
                });
    }

    Optional<Boolean> truth(String key) {
        return scalar(key, "true or false")
                .flatMap(value -> {
                    boolean plain = value.getScalarStyle() == ScalarStyle.PLAIN;
                    if (plain
                            && (value.getValue().equals("true")
                                    || value.getValue().equals("false"))) {
                        return Optional.of(Boolean.valueOf(value.getValue()));
                    }
                    expected(value, key, "true or false", "give true or false without quotes");
                    return Optional.empty();
                });
    }

    Optional<String> oneOf(String key, List<String> words) {
        String choice = String.join(", ", words);
        return scalar(key, choice)
                .flatMap(value -> {
                    if (words.contains(value.getValue())) {
                        return Optional.of(value.getValue());
                    }
                    wrong(
                            value,
                            key + " is " + quoted(value.getValue()),
                            Advice.value(key, value.getValue(), words));
                    return Optional.empty();
                });
    }

    /// A text of any kind: `2027-03-01` and `12` too, which need no quotation marks.
    Optional<String> text(String key, String expected, int longest) {
        return scalar(key, expected).flatMap(value -> bounded(value, key, longest));
    }

    /// A text in a person's words: not `true`, and no number.
    Optional<String> sentence(String key, String expected, int longest) {
        return scalar(key, expected)
                .flatMap(value -> {
                    if (!value.getTag().equals(Tag.STR)) {
                        expected(value, key, expected, "say it in words");
                        return Optional.empty();
                    }
                    return bounded(value, key, longest);
                });
    }

    /// Each text of a list that is not empty.
    List<ScalarNode> list(String key, String example, int longest) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode list)) {
            wrong(node.get(), key + " is no list", "for example " + example);
            return List.of();
        }
        if (list.getValue().isEmpty()) {
            wrong(list, key + " is empty", "for example " + example);
        }
        return list.getValue().stream()
                .filter(entry -> isText(entry, key, example, longest))
                .map(ScalarNode.class::cast)
                .toList();
    }

    private boolean isText(Node entry, String key, String example, int longest) {
        if (!(entry instanceof ScalarNode text)) {
            wrong(entry, key + " holds something that is no text", "for example " + example);
            return false;
        }
        return bounded(text, key, longest).isPresent();
    }

    private Optional<String> bounded(ScalarNode value, String key, int longest) {
        String text = value.getValue().strip();
        if (text.isEmpty() || text.length() > longest) {
            wrong(
                    value,
                    text.isEmpty()
                            ? key + " has an empty text"
                            : key + " has " + text.length() + " characters",
                    "give 1 to " + longest + " characters");
            return Optional.empty();
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            wrong(value, key + " has control characters", "leave them out");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<ScalarNode> scalar(String key, String expected) {
        return node(key)
                .flatMap(node -> {
                    if (!(node instanceof ScalarNode scalar)) {
                        wrong(
                                node,
                                "%s is a block (expected: %s)".formatted(key, expected),
                                "give one value");
                        return Optional.empty();
                    }
                    if (scalar.getTag().equals(Tag.NULL)) {
                        wrong(scalar, key + " is empty", "give " + expected);
                        return Optional.empty();
                    }
                    return Optional.of(scalar);
                });
    }

    /// A block below this one; empty with a problem where there is something else.
    Optional<Section> section(String key, List<String> valid) {
        return node(key)
                .flatMap(node -> {
                    if (node instanceof MappingNode inner) {
                        return Optional.of(new Section(inner, where + key + ": ", valid, problems));
                    }
                    wrong(node, key + " has no keys", "valid: " + String.join(", ", valid));
                    return Optional.empty();
                });
    }

    void missing(String key, String fitting) {
        wrong(block, key + " is missing", "give " + fitting);
    }

    /// A problem with the value of a key, or with the block where it has no such key.
    void wrong(String key, String problem, String fix) {
        wrong(node(key).orElse(block), problem, fix);
    }

    void wrong(Node node, String problem, String fix) {
        problems.add(node, where + problem + ": " + fix);
    }

    private void expected(ScalarNode value, String key, String expected, String fix) {
        wrong(
                value,
                "%s is %s (expected: %s)".formatted(key, quoted(value.getValue()), expected),
                fix);
    }

    static String quoted(String text) {
        return '"' + Untrusted.clean(text, NAMED) + '"';
    }
}
