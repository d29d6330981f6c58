package dev.nattvakt.slack.command.phrase;

/// A word, or a quoted text.
///
/// @param typed as the user sees it
/// @param text without quotation marks, mark-up and surrounding punctuation
public record Token(Kind kind, String typed, String text) {

    public enum Kind {
        WORD,
        QUOTED,
        /// Of a person, a group or a channel.
        MENTION,
        /// From an unclosed quotation mark to the end of the text.
        UNCLOSED
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    public String folded() {
        return TextNormalizer.word(text);
    }
}
