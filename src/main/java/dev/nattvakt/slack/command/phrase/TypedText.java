package dev.nattvakt.slack.command.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words after the server's name.
///
/// @param folded the words normalised, with one space between them; a quoted text is a single
///   [#QUOTED], since no phrase may match inside it
/// @param starts start of each word in `folded`
public record TypedText(List<Token> words, String folded, List<Integer> starts) {

    static final char QUOTED = '\u0001';
    private static final char OPAQUE = '\u0002';

    /// Such as `keep=7` or `name:"Weekly"`.
    private static final Pattern ASSIGNED = Pattern.compile("-*(\\p{L}[\\p{L}-]*)[=:](.*)");

    private static final Pattern FLAG = Pattern.compile("-+(\\p{L}.*)");

    public static TypedText of(List<Token> tokens) {
        List<Token> words = tokens.stream().flatMap(TypedText::split).toList();
        StringBuilder folded = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (Token word : words) {
            folded.append(folded.isEmpty() ? "" : " ");
            starts.add(folded.length());
            folded.append(letters(word));
        }
        return new TypedText(words, folded.toString(), List.copyOf(starts));
    }

    private static Stream<Token> split(Token token) {
        if (!token.is(Token.Kind.WORD)) {
            return Stream.of(token);
        }
        Matcher assigned = ASSIGNED.matcher(token.text());
        if (assigned.matches()) {
            return Stream.of(assigned.group(1), assigned.group(2))
                    .filter(word -> !word.isEmpty())
                    .map(word -> new Token(Token.Kind.WORD, word, word));
        }
        Matcher flag = FLAG.matcher(token.text());
        return Stream.of(
                flag.matches() ? new Token(Token.Kind.WORD, token.typed(), flag.group(1)) : token);
    }

    private static String letters(Token word) {
        return switch (word.kind()) {
            case QUOTED -> String.valueOf(QUOTED);
            case MENTION, UNCLOSED -> String.valueOf(OPAQUE);
            case WORD -> word.folded().isBlank() ? String.valueOf(OPAQUE) : word.folded();
        };
    }

    /// The text as phrases, the longest at each place; a word that begins no phrase is its own
    /// part.
    ///
    /// @param elsewhere the phrases of another command
    /// @param command gives whole commands of the other one for such a phrase
    public List<Part> parts(
            Vocabulary vocabulary, Vocabulary elsewhere, Function<String, List<String>> command) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int first = at;
            Reading reading =
                    longest(vocabulary.phrases(), first)
                            .or(() -> elsewhere(elsewhere, command, first))
                            .orElseGet(() -> new Reading(1, vocabulary.stranger(words.get(first))));
            at = first + reading.count();
            parts.add(new Part(typed(first, at), reading.meaning()));
        }
        return List.copyOf(parts);
    }

    private Optional<Reading> elsewhere(
            Vocabulary vocabulary, Function<String, List<String>> command, int first) {
        return longest(vocabulary.phrases(), first)
                .filter(reading -> !(reading.meaning() instanceof Meaning.Wrong))
                .map(reading ->
                        new Reading(
                                reading.count(),
                                new Meaning.Wrong(
                                        Reason.ELSEWHERE,
                                        command.apply(typed(first, first + reading.count())))));
    }

    /// Whether a phrase begins here, also a wrong one.
    public boolean isPhraseAt(int first, Vocabulary vocabulary) {
        return longest(vocabulary.phrases(), first).isPresent();
    }

    /// The words from `from` to before `to`, as the user sees them.
    public String typed(int from, int to) {
        return words.subList(from, to).stream().map(Token::typed).collect(Collectors.joining(" "));
    }

    private record Reading(int count, Meaning meaning) {}

    private Optional<Reading> longest(List<Phrase> phrases, int first) {
        Optional<PhraseMatch> longest = Optional.empty();
        Optional<Phrase> best = Optional.empty();
        for (Phrase phrase : phrases) {
            Matcher matcher =
                    phrase.form().matcher(folded).region(starts.get(first), folded.length());
            if (matcher.lookingAt()) {
                int count = (int) matcher.group().chars().filter(c -> c == ' ').count() + 1;
                if (longest.map(PhraseMatch::count).orElse(0) < count) {
                    longest =
                            Optional.of(
                                    new PhraseMatch(this, matcher.toMatchResult(), first, count));
                    best = Optional.of(phrase);
                }
            }
        }
        Optional<Phrase> phrase = best;
        return longest.map(
                found -> new Reading(found.count(), phrase.orElseThrow().meaning().apply(found)));
    }
}
