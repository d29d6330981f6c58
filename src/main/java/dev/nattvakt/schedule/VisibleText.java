package dev.nattvakt.schedule;

import java.text.Normalizer;

/// Text as it is shown and compared: no control, bidi, invisible or private characters, single
/// blanks, no quotation marks that could end a quote, no stacks of combining marks. Names must be
/// compared as they are shown, since people copy them out of answers.
public final class VisibleText {

    private static final int MOST_MARKS = 3;

    private VisibleText() {}

    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /// Cut with an ellipsis after so many characters.
    public static String of(String text, int longest) {
        return isClean(text, longest) ? text : cleaned(text, longest);
    }

    /// Whether both are the same as shown, in any letter case.
    public static boolean areSame(String one, String other) {
        return of(one).equalsIgnoreCase(of(other));
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
