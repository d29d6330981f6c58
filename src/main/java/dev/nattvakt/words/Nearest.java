package dev.nattvakt.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Proposals for a misspelt word, in any letter case. Proposed only, never acted on. A word that
/// means the opposite is no misspelling.
public final class Nearest {

    private static final int MOST = 3;
    private static final int LONGEST = 40;

    /// Beginnings that turn a word's meaning round: `unpause` is no misspelt `pause`.
    private static final List<String> TURNS = List.of("un", "non", "not", "dis", "bi", "semi");

    /// Letters that a word must have after such a beginning, for it to be one: `undo` is no `do`.
    private static final int LEAST_TURNED = 4;

    private Nearest() {}

    /// The nearest known words, nearest first, at most three; empty when none is near.
    public static List<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(other -> isNear(word, other))
                .sorted(
                        Comparator.comparingInt((String other) -> distance(word, other))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /// The values of the nearest keys: only those of the smallest distance.
    public static List<String> to(String word, Map<String, String> known) {
        List<String> near = known.keySet().stream().filter(other -> isNear(word, other)).toList();
        int least = near.stream().mapToInt(other -> rank(word, other)).min().orElse(0);
        return near.stream()
                .filter(other -> rank(word, other) == least)
                .map(known::get)
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }

    /// Ranks by distance, then by difference in length.
    private static int rank(String word, String other) {
        return distance(word, other) * LONGEST + Math.abs(word.length() - other.length());
    }

    private static boolean isNear(String word, String other) {
        return word.length() <= LONGEST
                && distance(word, other) <= tolerated(word)
                && TURNS.stream().noneMatch(turn -> isTurned(word, turn) != isTurned(other, turn));
    }

    private static boolean isTurned(String word, String turn) {
        return word.length() >= turn.length() + LEAST_TURNED
                && word.regionMatches(true, 0, turn, 0, turn.length());
    }

    /// How many typing errors a word of that length may contain and still be recognised.
    private static int tolerated(String word) {
        return word.length() < 3 ? 0 : Math.min(3, (word.length() + 1) / 3);
    }

    /// Number of typing errors between the two: a letter too many, missing, wrong, or two swapped.
    /// A prefix of at least three letters counts as one.
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (a.length() >= 3 && a.length() < b.length() && b.startsWith(a)) {
            return 1;
        }
        return errors(a, b);
    }

    /// The same without the rule for prefixes, for lower-case words.
    static int errors(String a, String b) {
        int[][] errors = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                errors[i][j] = i == 0 || j == 0 ? i + j : cheapest(errors, a, i, b, j);
            }
        }
        return errors[a.length()][b.length()];
    }

    private static int cheapest(int[][] errors, String a, int i, String b, int j) {
        int wrong = errors[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(wrong, Math.min(errors[i - 1][j], errors[i][j - 1]) + 1);
        return isSwapped(a, i, b, j) ? Math.min(least, errors[i - 2][j - 2] + 1) : least;
    }

    private static boolean isSwapped(String a, int i, String b, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
