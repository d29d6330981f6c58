package dev.nattvakt.mcp.feature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.nattvakt.tool.Golden;

import static org.assertj.core.api.Assertions.assertThat;

/// The cards reach nothing and take nothing for HTML; tools/check-apps drives them in a browser.
class CardFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/mcp/apps");

    private static final Pattern SHARED =
            Pattern.compile(
                    "/\\* The same in every card: begin \\*/.*?/\\* The same in every card: end \\*/",
                    Pattern.DOTALL);

    private static final Pattern HASH = Pattern.compile("(script|style)-src 'sha256-[^']*'");

    @ParameterizedTest
    @ValueSource(strings = {"plan", "board"})
    void policyAllowsThisScriptAndStyleAndNothingElse(String card) throws IOException {
        String page = read(card);

        String sealed = HASH.matcher(page).replaceAll(found -> source(found.group(1), page));

        Golden.check(file(card), sealed);
        assertThat(read(card))
                .contains(
                        """
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
                        %s; %s; base-uri 'none'; form-action 'none'; \
                        require-trusted-types-for 'script'; trusted-types 'none'">\
                        """
                                .formatted(source("script", page), source("style", page)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "board"})
    void namesNoOtherAddress(String card) throws IOException {
        assertThat(read(card))
                .doesNotContainPattern("(?i)https?:|//\\w+\\.|url\\(|@import|src=|href=|data:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "board"})
    void neverTakesTextForHtmlOrCode(String card) throws IOException {
        assertThat(read(card))
                .doesNotContainPattern(
                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser"
                                + "|setHTML|createContextualFragment|\\beval\\b|new Function"
                                + "|\\bon[a-z]+=|localStorage|sessionStorage|document\\.cookie");
    }

    @Test
    void shareWhatTheyShareWordForWord() throws IOException {
        List<String> shared = shared("plan");

        assertThat(shared).hasSize(2);
        assertThat(shared("board")).isEqualTo(shared);
    }

    private static List<String> shared(String card) throws IOException {
        return SHARED.matcher(read(card)).results().map(MatchResult::group).toList();
    }

    /// `script-src 'sha256-...'` for what stands in the page.
    private static String source(String tag, String page) {
        int start = page.indexOf("<" + tag + ">") + tag.length() + 2;
        String text = page.substring(start, page.indexOf("</" + tag + ">"));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return tag + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String read(String card) throws IOException {
        return Files.readString(file(card));
    }

    private static Path file(String card) {
        return FOLDER.resolve(card + ".html");
    }
}
