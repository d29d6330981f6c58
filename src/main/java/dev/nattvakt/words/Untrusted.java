package dev.nattvakt.words;

import java.util.regex.Pattern;

import dev.nattvakt.schedule.VisibleText;

/// Cleans untrusted text: no control, bidi, invisible or private characters, no line breaks, no
/// quotation marks that could end the quote, no stacks of combining marks, at most 80 characters.
public final class Untrusted {

    private static final int LONGEST = 80;

    /// Without dots and colons, so that host names and addresses are quoted.
    private static final Pattern WORD =
            Pattern.compile("(?=.{1,40}$)[A-Za-z0-9]+([_-][A-Za-z0-9]+)*");

    private Untrusted() {}

    /// Whether it is a plain identifier, which needs no quotation marks.
    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    public static String clean(String text) {
        return clean(text, LONGEST);
    }

    /// The same with another limit, for text that is expected to be longer.
    public static String clean(String text, int longest) {
        return VisibleText.of(text, longest);
    }
}
