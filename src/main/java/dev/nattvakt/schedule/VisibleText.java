package dev.nattvakt.schedule;

import java.text.Normalizer;
import java.util.Locale;

/// Text as it is shown and compared: no control, bidi, invisible or private characters, single
/// blanks, no quotation marks that could end a quote, no stacks of combining marks. Names must be
/// compared as they are shown, since people copy them out of answers.
public final class VisibleText {

    private static final int MOST_MARKS = 3;

    /// Two of them side by side look like a quotation mark.
    private static final String APOSTROPHES =
            "'`\u00B4\u02B9\u02BB\u02BC\u02BD\u02C8\u02CA\u02CB\u05F3"
                    + "\u2018\u2019\u201A\u201B\u2032\u2035\u2039\u203A\u275B\u275C\uFF07";

    private static final String QUOTATION_MARKS =
            "\"\u00AB\u00BB\u201C\u201D\u201E\u201F\u2E42\uFF02"
                    + "\u2033\u2034\u2036\u2037\u2057\u3003\u301D\u301E\u301F"
                    + "\u02BA\u02DD\u02EE\u02F5\u02F6\u05F2\u05F4\u1CD3\u030B\u030E"
                    + "\u275D\u275E\u2760\u276E\u276F"
                    + "\uD83D\uDE76\uD83D\uDE77\uD83D\uDE78";

    private VisibleText() {}

    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /// Cut with an ellipsis after so many characters.
    public static String of(String text, int longest) {
        return isClean(text, longest) ? text : cleaned(text, longest);
    }

    /// Whether both are the same as shown, in any letter case. Letters that only look alike in one
    /// case, such as the Turkish dotless i, are different ones.
    public static boolean areSame(String one, String other) {
        return of(one).toLowerCase(Locale.ROOT).equals(of(other).toLowerCase(Locale.ROOT));
    }

    /// Without blanks and invisible characters at both ends, which copying brings along.
    public static String stripped(String text) {
        int[] points = text.codePoints().toArray();
        int from = 0;
        int to = points.length;
        while (from < to && isPadding(points[from])) {
            from++;
        }
        while (to > from && isPadding(points[to - 1])) {
            to--;
        }
        return to - from == points.length ? text : new String(points, from, to - from);
    }

    /// Whether it can be written as UTF-8: half a surrogate pair is no character.
    public static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    /// A fast path: most names are plain ASCII and need no cleaning.
    private static boolean isClean(String text, int longest) {
        if (text.length() >= longest) {
            return false;
        }
        boolean gap = true;
        boolean after = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == ' ' && gap || isApostrophe(c) && after) {
                return false;
            }
            gap = c == ' ';
            after = isApostrophe(c);
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
                int shown = isQuotationMark(c) ? '\'' : c;
                marks = isMark(shown) ? marks + 1 : 0;
                if (marks > MOST_MARKS || !gap && isApostrophe(shown) && endsWithOne(clean)) {
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
                clean.appendCodePoint(shown);
                taken++;
            }
        }
        return clean.toString();
    }

    /// Quotation marks, and characters that only look like them (Unicode's confusables, UTS 39):
    /// primes, accents, ditto marks, ornaments.
    private static boolean isQuotationMark(int c) {
        return QUOTATION_MARKS.indexOf(c) >= 0;
    }

    private static boolean isApostrophe(int c) {
        return APOSTROPHES.indexOf(c) >= 0;
    }

    private static boolean endsWithOne(StringBuilder clean) {
        return !clean.isEmpty() && isApostrophe(clean.charAt(clean.length() - 1));
    }

    /// Combining marks, which are drawn over the letter before them: a stack of them covers nearby
    /// lines.
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isPadding(int c) {
        return isSpace(c) || Character.getType(c) == Character.FORMAT;
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
