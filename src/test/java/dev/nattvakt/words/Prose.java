package dev.nattvakt.words;

import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/// What any sentence of ours has to be like.
final class Prose {

    private static final int MOST_SENTENCES = 3;

    private Prose() {}

    /// Our own words alone; whatever is quoted, a time or to be copied is `x`.
    static String ours(Words words) {
        return words.spans().stream()
                .map(span -> span instanceof Span.Text text ? text.text() : "x")
                .collect(Collectors.joining());
    }

    /// One to three sentences, warnings and receipt aside, with nothing of a machine in them.
    static void isSound(Words words) {
        String prose = ours(words).split(" Note: | Receipt ", 2)[0].strip();

        assertThat(prose).matches("[A-Zx0-9].*");
        assertThat(prose.split("[.?!] ")).hasSizeBetween(1, MOST_SENTENCES);
        // A list in a call is no list of Java's.
        assertThat(words.plain().replace("\":[", "\":"))
                .doesNotContain("  ", " .", " ,", " ;", "..", "null", "Optional", "()", "[")
                .doesNotContainPattern("\\b1 (copies|slots|servers|hours|seconds|backups)\\b")
                .doesNotContainPattern("_(only|ran)\\b");
    }
}
