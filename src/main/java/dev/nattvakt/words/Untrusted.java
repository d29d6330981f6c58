package dev.nattvakt.words;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Cleans untrusted text: no control, bidi, invisible or private characters, no line breaks, no
/// quotation marks that could end the quote, no stacks of combining marks, at most 80 characters.
public final class Untrusted {

    private static final int LONGEST = 80;
    private static final int MOST_MARKS = 3;

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
        return isClean(text, longest) ? text : cleaned(text, longest);
    }

    /// A fast path: most names are plain ASCII and need no cleaning.
    private static boolean isClean(String text, int longest) {
        if (text.length() >= longest) {
            return false;
        }
        boolean gap = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == ' ' && gap) {
                return false;
            }
            gap = c == ' ';
        }
        return !gap || text.isEmpty();
    }

    private static String cleaned(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        int taken = 0;
        int marks = 0;
        boolean gap = false;
        for (int c : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            if (isSpace(c)) {
                gap = taken > 0;
            } else if (isVisible(c)) {
                marks = isMark(c) ? marks + 1 : 0;
                if (marks > MOST_MARKS) {
                    continue;
                }
                if (taken + (gap ? 2 : 1) > longest - 1) {
                    return clean.append('…').toString();
                }
                if (gap) {
                    clean.append(' ');
                    taken++;
                    gap = false;
                }
                clean.appendCodePoint(isQuotationMark(c) ? '\'' : c);
                taken++;
            }
        }
        return clean.toString();
    }

    /// Quotation marks, including characters that only look like them.
    private static boolean isQuotationMark(int c) {
        return c == '"'
                || (c >= 0x201C && c <= 0x201F)
                || (c >= 0x301D && c <= 0x301F)
                || c == 0x2033
                || c == 0x02BA
                || c == 0xFF02;
    }

    /// Combining marks, which are drawn over the letter before them: a stack of them covers nearby
    /// lines.
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> !isVariationSelector(c) && !isFiller(c);
        };
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || (c >= 0x180B && c <= 0x180F);
    }

    /// Letters without a visible glyph: Hangul fillers, the combining grapheme joiner, Khmer
    /// inherent vowels, Braille blank.
    private static boolean isFiller(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x034F
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x2800;
    }
}
