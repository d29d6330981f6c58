package dev.nattvakt.access;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String TOKEN = "nvt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    // printf %s TOKEN | sha256sum
    private static final String HASH =
            "sha256:d0a2a2f7ba3e3a0a9b0f1e0f0e9a3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    @Test
    void knowsWhoseATokenIs() throws Exception {
        NewToken made = NewToken.by("ci-agent", "operator", "web-*", "db-01");

        Optional<Caller> caller = Tokens.parse(made.line()).caller(made.token(), NOW);

        assertThat(caller.map(Caller::name)).contains("ci-agent");
        assertThat(caller.orElseThrow().may(Role.OPERATOR)).isTrue();
        assertThat(caller.orElseThrow().may(Role.APPROVER)).isFalse();
        assertThat(caller.orElseThrow().servers().patterns()).containsExactly("web-*", "db-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci-agent operator web-* --until 2036-01-01",
                "ci-agent operator --until 2036-01-01 web-*",
                "--until=2036-01-01 ci-agent operator web-*"
            })
    void endsWhereverTheDayStands(String arguments) throws Exception {
        assertThat(NewToken.by(arguments.split(" ")).line())
                .endsWith(" until=2036-01-01 servers=web-*\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bot",
                "b@t operator",
                "bot admin",
                "bot viewer --until",
                "bot viewer --until tomorrow",
                "bot viewer --until 2036-02-30",
                "bot viewer --until 2035-02-29",
                "bot viewer --until 2036-13-01",
                "bot viewer --until 2020-01-01",
                "bot viewer --untill 2036-01-01",
                "bot viewer --until 2036-01-01 --until 2037-01-01",
                "bot viewer web-*,db-01",
                "bot viewer until=2036-01-01",
                "bot viewer until 2036-01-01",
                "bot viewer 2036-01-01",
                "bot viewer servers=web-*"
            })
    void isNotMadeOfWhatIsImpossible(String arguments) throws Exception {
        assertThat(NewToken.exit(arguments.split(" "))).isEqualTo(2);
    }

    @Test
    void theFileDoesNotGiveATokenAway() throws Exception {
        NewToken made = NewToken.by("ci-agent", "operator");

        assertThat(made.line()).doesNotContain(made.token());
        assertThat(made.token()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(Tokens.parse(made.line()).caller(made.line().split("sha256:")[1].strip(), NOW))
                .isEmpty();
    }

    @Test
    void takesNoOtherAndNoShortToken() throws Exception {
        NewToken made = NewToken.by("ci-agent", "viewer");
        Tokens tokens = Tokens.parse(made.line());
        String shortToken = "short";
        Tokens weak = Tokens.parse("weak viewer sha256:" + NewToken.sha256(shortToken));

        for (int i = 0; i < made.token().length(); i++) {
            char other = made.token().charAt(i) == 'A' ? 'B' : 'A';
            String forged = made.token().substring(0, i) + other + made.token().substring(i + 1);
            assertThat(tokens.caller(forged, NOW)).isEmpty();
        }
        assertThat(tokens.caller("", NOW)).isEmpty();
        assertThat(tokens.caller(made.token() + "A", NOW)).isEmpty();
        assertThat(weak.caller(shortToken, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2036-01-01, 2036-01-01T23:59:59.999Z, true",
        "2036-01-01, 2036-01-02T00:00:00Z, false",
        "2036-01-01, 2040-11-22T00:00:00Z, false",
        "2036-01-01, 2026-11-22T00:00:00Z, true"
    })
    void holdsUntilItsLastDayIsOver(String until, Instant now, boolean holds) throws Exception {
        NewToken made = NewToken.by("ci-agent", "viewer", "--until", until);

        assertThat(Tokens.parse(made.line()).caller(made.token(), now).isPresent())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bot                                   | it is no NAME ROLE sha256:HEX
                    bot operator                          | it is no NAME ROLE sha256:HEX
                    b@t operator HASH                     | a name has at most 40 letters
                    oauth:x operator HASH                 | a name has at most 40 letters
                    bot admin HASH                        | the role is none of viewer, operator, approver
                    bot operator nvt_canary               | the third word is no sha256:
                    bot operator sha256:canary            | the third word is no sha256:
                    bot operator HASH until=tomorrow      | until= is no day
                    bot operator HASH until=2026-02-30    | until= is no day
                    bot operator HASH servers=            | servers= has an empty pattern
                    bot operator HASH servers=a,,b        | servers= has an empty pattern
                    bot operator HASH servers=a servers=b | servers= is there twice
                    bot operator HASH until=2026-01-01 until=2027-01-01 | until= is there twice
                    bot operator HASH web-*               | only until= and servers= may follow
                    ci viewer sha256:1111111111111111111111111111111111111111111111111111111111111111 | the name or the token is there already
                    """)
    void namesTheLineAndWhatIsWrongAndNoHash(String line, String problem) {
        String text =
                "# who may\n\nci viewer sha256:%s\n%s\n"
                        .formatted("0".repeat(64), line.replace("HASH", HASH));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tokens.parse(text))
                .withMessageStartingWith("line 4: " + problem)
                .satisfies(refused ->
                        assertThat(refused.getMessage())
                                .doesNotContain("canary", "d0a2a2f7", "1111111"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nobody\n", "\r\n# nobody\r\n"})
    void emptyFileLetsNobodyIn(String text) {
        assertThat(Tokens.parse(text).caller(TOKEN, NOW)).isEmpty();
    }
}
