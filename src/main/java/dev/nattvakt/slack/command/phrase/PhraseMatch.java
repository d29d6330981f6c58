package dev.nattvakt.slack.command.phrase;

import java.util.regex.MatchResult;

import org.jspecify.annotations.Nullable;

/// A phrase that was found in a command.
///
/// @param first index of the phrase's first word
/// @param count number of its words
record PhraseMatch(TypedText line, MatchResult match, int first, int count) {

    boolean has(int group) {
        return match.group(group) != null;
    }

    /// Normalised; empty if the group did not match.
    String group(int group) {
        @Nullable String text = match.group(group);
        return text == null ? "" : text;
    }

    /// The group must have at most nine digits.
    int number(int group) {
        return Integer.parseInt(match.group(group));
    }

    Token last() {
        return line.words().get(first + count - 1);
    }

    /// As the user sees it, without its first words.
    String typedAfter(int words) {
        return line.typed(first + words, first + count);
    }
}
