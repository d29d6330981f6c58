package dev.nattvakt.slack.command.phrase;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words that mean something together.
///
/// @param form over folded words with one space between them
/// @param near what to propose for a word that looks like one of this phrase's
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

    /// One of these words, then something that follows a pattern.
    ///
    /// @param leads separated by `|`
    /// @param example of what follows, to propose
    static Phrase led(
            String leads, String tail, String example, Function<PhraseMatch, Meaning> meaning) {
        return new Phrase(whole("(?:" + leads + ") " + tail), near(leads, " " + example), meaning);
    }

    /// Anything that follows a pattern; nothing is proposed from it.
    static Phrase form(String pattern, Function<PhraseMatch, Meaning> meaning) {
        return new Phrase(whole(pattern), Map.of(), meaning);
    }

    /// The same, with an example that is proposed for words that look like one of these.
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
