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

    /// What our own answers show instead of characters that are mark-up in Slack (`Mrkdwn`), as it
    /// is copied back.
    static int unmarked(int c) {
        return switch (c) {
            case 0x2217 -> '*';
            case 0xFF3F -> '_';
            case 0x223C -> '~';
            default -> c;
        };
    }

    /// Turns full-width forms and typographic hyphens into ASCII. Nothing else is changed: a
    /// superscript two is not a two.
    public static int keyboard(int typed) {
        int c = unmarked(typed);
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return c - 0xFEE0;
        }
        return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? '-' : c;
    }
}
