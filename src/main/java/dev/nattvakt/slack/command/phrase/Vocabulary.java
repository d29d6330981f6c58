package dev.nattvakt.slack.command.phrase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.nattvakt.words.Nearest;

/// The phrases of one command.
///
/// @param near what to propose for a word that is similar to the key
/// @param takesNames whether a word that begins no phrase is a server's name
public record Vocabulary(List<Phrase> phrases, Map<String, String> near, boolean takesNames) {

    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");

    /// Added around host names by Slack, or copied from a browser.
    private static final Pattern ADDRESS = Pattern.compile("(?i)^https?://|/+$");

    public Vocabulary {
        phrases = List.copyOf(phrases);
        near = Map.copyOf(near);
    }

    public static Vocabulary of(List<Phrase> phrases) {
        return of(phrases, false);
    }

    /// Of a command that names servers among its other words.
    static Vocabulary withNames(List<Phrase> phrases) {
        return of(phrases, true);
    }

    private static Vocabulary of(List<Phrase> phrases, boolean takesNames) {
        Map<String, String> near = new LinkedHashMap<>();
        phrases.forEach(phrase -> phrase.near().forEach(near::putIfAbsent));
        return new Vocabulary(phrases, near, takesNames);
    }

    /// The meaning of a word that begins no phrase.
    Meaning stranger(Token word) {
        return takesNames ? named(word) : wrong(word);
    }

    /// A word that is similar to one of a phrase is a name only when quoted: it may be a slip of
    /// the finger.
    private Meaning named(Token word) {
        if (word.is(Token.Kind.QUOTED) && !word.text().isBlank()) {
            return new Meaning.Named(word.text());
        }
        if (!word.is(Token.Kind.WORD)) {
            return wrong(word);
        }
        if (word.text().startsWith("@")) {
            return new Meaning.Wrong(Reason.MENTION);
        }
        Meaning.Wrong wrong = wrong(word);
        if (wrong.nearest().isEmpty() || !LETTERS.matcher(word.folded()).matches()) {
            return new Meaning.Named(ADDRESS.matcher(word.text()).replaceAll(""));
        }
        return wrong.reason() == Reason.INCOMPLETE
                ? wrong
                : new Meaning.Wrong(
                        Reason.SEVERAL_MEANINGS,
                        Stream.concat(wrong.nearest().stream(), Stream.of('"' + word.text() + '"'))
                                .toList());
    }

    private Meaning.Wrong wrong(Token word) {
        return switch (word.kind()) {
            case MENTION -> new Meaning.Wrong(Reason.MENTION);
            case UNCLOSED -> new Meaning.Wrong(Reason.UNCLOSED, word.typed() + '"');
            case QUOTED -> new Meaning.Wrong(Reason.STRAY_QUOTE, "name " + word.typed());
            case WORD -> {
                String folded = word.folded();
                yield new Meaning.Wrong(
                        near.containsKey(folded) ? Reason.INCOMPLETE : Reason.UNKNOWN,
                        Nearest.to(folded, near));
            }
        };
    }
}
