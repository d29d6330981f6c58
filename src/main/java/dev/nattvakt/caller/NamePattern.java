package dev.nattvakt.caller;

import dev.nattvakt.schedule.Vps;

/// A pattern over display names and ids. `*` stands for any text; letter case does not matter.
public record NamePattern(String text) {

    private static final char ANY = '*';

    public NamePattern {
        text = text.strip();
    }

    public boolean matches(String word) {
        return fits(text, word);
    }

    /// Whether it matches the id or the name.
    public boolean matches(Vps vps) {
        return matches(vps.id().value()) || vps.name().filter(this::matches).isPresent();
    }

    /// Whether it matches all that `other` matches. Exact: the `*` of `other` stands for any text,
    /// so only a `*` of this pattern can cover it. It follows that several patterns together cover
    /// `other` only if one of them does.
    public boolean covers(NamePattern other) {
        return fits(text, other.text);
    }

    /// Takes the shortest text for each `*`, and a longer one where the rest does not fit.
    private static boolean fits(String pattern, String word) {
        int p = 0;
        int w = 0;
        int afterStar = -1;
        int starEnd = 0;
        while (w < word.length()) {
            if (p < pattern.length() && pattern.charAt(p) == ANY) {
                afterStar = ++p;
                starEnd = w;
            } else if (p < pattern.length() && areSame(pattern.charAt(p), word.charAt(w))) {
                p++;
                w++;
            } else if (afterStar >= 0) {
                p = afterStar;
                w = ++starEnd;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == ANY) {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean areSame(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
