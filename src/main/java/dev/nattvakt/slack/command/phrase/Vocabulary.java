package dev.nattvakt.slack.command.phrase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.nattvakt.words.Nearest;

/// The phrases of one command.
///
/// @param near what to propose for a word that is similar to the key
public record Vocabulary(List<Phrase> phrases, Map<String, String> near) {

    public Vocabulary {
        phrases = List.copyOf(phrases);
        near = Map.copyOf(near);
    }

    public static Vocabulary of(List<Phrase> phrases) {
        Map<String, String> near = new LinkedHashMap<>();
        phrases.forEach(phrase -> phrase.near().forEach(near::putIfAbsent));
        return new Vocabulary(phrases, near);
    }

    /// The meaning of a word that begins no phrase.
    Meaning.Wrong stranger(Token word) {
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
