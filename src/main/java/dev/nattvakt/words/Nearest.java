package dev.nattvakt.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What somebody may have meant to write, in any case: a proposal, never acted on.
public final class Nearest {

    private static final int MOST = 3;
    private static final int LONGEST = 40;

    private Nearest() {}

    /// The nearest first, three at most; none where nothing is near.
    public static List<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(other -> isNear(word, other))
                .sorted(
                        Comparator.comparingInt((String other) -> distance(word, other))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /// The values of the nearest keys; of these only those that are equally near.
    public static List<String> to(String word, Map<String, String> known) {
        List<String> near = known.keySet().stream().filter(other -> isNear(word, other)).toList();
        int least = near.stream().mapToInt(other -> unlikeness(word, other)).min().orElse(0);
        return near.stream()
                .filter(other -> unlikeness(word, other) == least)
                .map(known::get)
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }

    /// By distance, then by how much longer the one is.
    private static int unlikeness(String word, String other) {
        return distance(word, other) * LONGEST + Math.abs(word.length() - other.length());
    }

    private static boolean isNear(String word, String other) {
        return word.length() <= LONGEST && distance(word, other) <= bearable(word);
    }

    /// How many slips a word of that length may hold and still be recognised.
    private static int bearable(String word) {
        return word.length() < 3 ? 0 : Math.min(3, (word.length() + 1) / 3);
    }

    /// Slips of the finger between the two: a letter too many, too few, wrong, or two swapped. A
    /// beginning of at least three letters counts as one slip.
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (a.length() >= 3 && a.length() < b.length() && b.startsWith(a)) {
            return 1;
        }
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : cheapest(slips, a, i, b, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int cheapest(int[][] slips, String a, int i, String b, int j) {
        int wrong = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(wrong, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        return isSwapped(a, i, b, j) ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }

    private static boolean isSwapped(String a, int i, String b, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
