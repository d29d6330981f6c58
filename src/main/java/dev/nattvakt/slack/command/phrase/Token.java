package dev.nattvakt.slack.command.phrase;

/// A word of a line, or several in quotation marks.
///
/// @param typed as the person sees it on the screen
/// @param text what it stands for: without quotation marks, mark-up and surrounding punctuation
public record Token(Kind kind, String typed, String text) {

    public enum Kind {
        WORD,
        QUOTED,
        /// Of a person, a group or a channel.
        MENTION,
        /// From a quotation mark that nothing closes to the end of the line.
        UNCLOSED
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    public String folded() {
        return TextNormalizer.word(text);
    }
}
