package dev.nattvakt.words;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Makes foreign text harmless to read: no control, bidi, invisible or private characters, no line
/// breaks, no quotation marks that would end the quote, at most 80 characters.
public final class Untrusted {

    private static final int LONGEST = 80;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}");

    private Untrusted() {}

    /// Whether it is one plain machine word, which needs no quotation marks.
    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    public static String clean(String text) {
        return clean(text, LONGEST);
    }

    /// The same for text that is known to be longer: a refusal that somebody pastes, say.
    public static String clean(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        int taken = 0;
        boolean gap = false;
        for (int c : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            if (isSpace(c)) {
                gap = taken > 0;
            } else if (isVisible(c)) {
                if (taken + (gap ? 2 : 1) > longest - 1) {
                    return clean.append('…').toString();
                }
                if (gap) {
                    clean.append(' ');
                    taken++;
                    gap = false;
                }
                clean.appendCodePoint(c == '"' ? '\'' : c);
                taken++;
            }
        }
        return clean.toString();
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
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /// Letters that show nothing: Hangul fillers, the combining grapheme joiner, Braille blank.
    private static boolean isFiller(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x034F
                || c == 0x2800;
    }
}
