package dev.nattvakt.slack.command.phrase;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words that have a meaning together.
///
/// @param form a pattern over normalised words with one space between them
/// @param near what to propose for a word that is similar to the key
record Phrase(Pattern form, Map<String, String> near, Function<PhraseMatch, Meaning> meaning) {

    Phrase {
        near = Map.copyOf(near);
    }

    /// Exactly these words.
    ///
    /// @param alternatives separated by `|`
    static Phrase words(String alternatives, Meaning meaning) {
        return new Phrase(whole(alternatives), near(alternatives, ""), _ -> meaning);
    }

    /// One of these words, then text that matches a pattern.
    ///
    /// @param leads separated by `|`
    /// @param example the text after the word, in proposals
    static Phrase led(
            String leads, String tail, String example, Function<PhraseMatch, Meaning> meaning) {
        return new Phrase(whole("(?:" + leads + ") " + tail), near(leads, " " + example), meaning);
    }

    /// Text that matches a pattern; nothing is proposed.
    static Phrase form(String pattern, Function<PhraseMatch, Meaning> meaning) {
        return new Phrase(whole(pattern), Map.of(), meaning);
    }

    /// The same, with an example that is proposed for words similar to these.
    Phrase proposing(String words, String example) {
        return new Phrase(
                form,
                Stream.of(words.split("\\|"))
                        .collect(Collectors.toMap(Function.identity(), _ -> example)),
                meaning);
    }

    private static Pattern whole(String pattern) {
        return Pattern.compile("(?:" + pattern + ")(?= |$)");
    }

    private static Map<String, String> near(String alternatives, String example) {
        Map<String, String> near = new LinkedHashMap<>();
        for (String alternative : alternatives.split("\\|")) {
            Stream.of(alternative.split(" "))
                    .filter(word -> word.length() > 2 || !alternative.contains(" "))
                    .forEach(word -> near.putIfAbsent(word, alternative + example));
        }
        return near;
    }
}
