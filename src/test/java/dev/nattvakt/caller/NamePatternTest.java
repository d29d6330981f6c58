package dev.nattvakt.caller;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.nattvakt.schedule.Vps;
import dev.nattvakt.schedule.VpsId;

import static org.assertj.core.api.Assertions.assertThat;

class NamePatternTest {

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    *,       web-*,    true
                    *,       *,        true
                    web-*,   web-01,   true
                    web-*,   WEB-01*,  true
                    web-*,   web-*,    true
                    web-*,   web*,     false
                    web-*,   *,        false
                    web-01,  web-*,    false
                    web-01,  web-01,   true
                    *-01,    web-01,   true
                    *-01,    *-01,     true
                    *-01,    web-*,    false
                    *-01,    web-*-01, true
                    w*b*1,   web-*1,   true
                    w*b*1,   w*1,      false
                    w**b,    w*b,      true
                    """)
    void coversWhatItWouldMatchAnyway(String one, String other, boolean covers) {
        assertThat(new NamePattern(one).covers(new NamePattern(other))).isEqualTo(covers);
    }

    /// Against every short word of a small alphabet; `x` is in no pattern.
    @Test
    void coversExactlyWhenItMatchesEveryWordOfTheOther() {
        List<String> words = words("abx", 6);
        Random random = new Random(18);
        for (int i = 0; i < 2_000; i++) {
            NamePattern one = pattern(random);
            NamePattern other = pattern(random);
            boolean matchesAll = words.stream().filter(other::matches).allMatch(one::matches);

            assertThat(one.covers(other)).as("%s covers %s", one, other).isEqualTo(matchesAll);
        }
    }

    @Test
    void matchesTheIdOrTheName() {
        Vps vps =
                new Vps(
                        new VpsId("vps_1"),
                        Optional.of("web-01"),
                        Optional.empty(),
                        Optional.empty());

        assertThat(List.of("vps_1", "web-*", " WEB-01 ", "db-*"))
                .filteredOn(pattern -> new NamePattern(pattern).matches(vps))
                .containsExactly("vps_1", "web-*", " WEB-01 ");
    }

    private static NamePattern pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            pattern.append("ab*".charAt(random.nextInt(3)));
        }
        return new NamePattern(pattern.toString());
    }

    private static List<String> words(String letters, int longest) {
        List<String> words = new ArrayList<>(List.of(""));
        for (int i = 0; i < words.size() && words.get(i).length() < longest; i++) {
            for (char letter : letters.toCharArray()) {
                words.add(words.get(i) + letter);
            }
        }
        return words;
    }
}
