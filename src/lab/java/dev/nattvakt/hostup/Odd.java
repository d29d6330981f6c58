package dev.nattvakt.hostup;

import java.util.List;
import java.util.Locale;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Random parts of JSON documents.
final class Odd {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Odd() {}

    @SafeVarargs
    static <T> T pick(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }

    static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static boolean once(Random random, int in) {
        return random.nextInt(in) == 0;
    }

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static JsonNode text(String text) {
        return JSON.textNode(text);
    }

    static JsonNode number(int number) {
        return JSON.numberNode(number);
    }

    /// What states no number.
    static JsonNode noNumber(Random random) {
        return pick(
                random,
                JSON.nullNode(),
                text("5"),
                number(-1),
                JSON.numberNode(2.5),
                JSON.booleanNode(true),
                object(),
                JSON.arrayNode());
    }

    /// A code of that many letters, digits and single underscores.
    static String code(Random random, int length) {
        StringBuilder code = new StringBuilder();
        while (code.length() < length) {
            boolean isInside =
                    !code.isEmpty()
                            && code.length() + 1 < length
                            && code.charAt(code.length() - 1) != '_';
            code.append(
                    isInside && once(random, 8)
                            ? '_'
                            : "abcdefghijklmnopqrstvwxyz0123456789".charAt(random.nextInt(35)));
        }
        return code.toString();
    }

    /// A field's name as the legacy layer spells it, or as v2 does.
    static String spelt(Random random, String camel) {
        return once(random, 4)
                ? camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                : camel;
    }

    /// Inside the envelope that the legacy layer puts around some answers, or as it is.
    static String perhapsWrapped(Random random, ObjectNode answer) {
        return once(random, 5)
                ? object().put("success", true).<ObjectNode>set("data", answer).toString()
                : answer.toString();
    }
}
