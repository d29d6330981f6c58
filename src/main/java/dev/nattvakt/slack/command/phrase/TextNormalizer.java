package dev.nattvakt.slack.command.phrase;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Gives equal words equal letters.
public final class TextNormalizer {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private TextNormalizer() {}

    /// Lower case, without diacritics: `Måndag` and `mandag` are one word.
    public static String word(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return bare.toLowerCase(Locale.ROOT);
    }

    /// Turns full-width forms and typographic hyphens into ASCII. Nothing else is changed: a
    /// superscript two is not a two.
    public static int keyboard(int c) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return c - 0xFEE0;
        }
        return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? '-' : c;
    }
}
