package dev.nattvakt.tool;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The closest guess at what somebody meant to write.
final class Nearest {

    private Nearest() {}

    /// The valid word fewest edits away, if that is at most about a third of the word.
    static Optional<String> to(String word, Collection<String> valid) {
        String wanted = word.toLowerCase(Locale.ROOT);
        if (wanted.length() > 60) {
            return Optional.empty();
        }
        return valid.stream()
                .min(
                        Comparator.comparingInt((String other) ->
                                        edits(wanted, other.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()))
                .filter(best ->
                        edits(wanted, best.toLowerCase(Locale.ROOT))
                                <= Math.max(2, wanted.length() / 3));
    }

    /// Levenshtein distance.
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
