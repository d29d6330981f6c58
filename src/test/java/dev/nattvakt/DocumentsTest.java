package dev.nattvakt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the documents point at is there.
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!\\w+:|#)([^)#\\s]+)[^)]*\\)");

    private static final Pattern ANCHOR = Pattern.compile("]\\((?!\\w+:)([^)#\\s]*)#([^)\\s]+)\\)");
    private static final Pattern HEAD = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    /// `tools/test -Dupdate`, `src/main/java/...`: the first word counts.
    private static final Pattern FILE =
            Pattern.compile("`((?:src|tools|docs|k8s|\\.github)/[^`\\s]+)[^`]*`");

    /// `change/ChangeDesk.java`, `change/ChangeDesk`, `change/order/`: as the packages are called.
    private static final Pattern SOURCE =
            Pattern.compile("`((?:[a-z]+/)+(?:[A-Z]\\w+(?:\\.java)?)?)[`:]");

    private static final Path MAIN = Path.of("src/main/java/dev/nattvakt");
    private static final Path TEST = Path.of("src/test/java/dev/nattvakt");
    private static final Path LABORATORY = Path.of("src/lab/java/dev/nattvakt");

    private static final Set<String> METHODS_OF_MCP = Set.of("tools/list", "tools/call");

    static List<Path> documents() throws IOException {
        List<Path> documents =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
        for (String folder : List.of("docs", "tools", "k8s", ".github")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .forEach(documents::add);
            }
        }
        return documents;
    }

    /// The heads of a document as GitHub makes anchors of them.
    private static Stream<String> anchors(Path document) {
        try {
            return HEAD.matcher(Files.readString(document))
                    .results()
                    .map(head ->
                            head.group(1)
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^\\w -]", "")
                                    .replace(' ', '-'));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyAnchorIsThere(Path document) throws IOException {
        assertThat(ANCHOR.matcher(Files.readString(document)).results())
                .allSatisfy(link ->
                        assertThat(
                                        anchors(
                                                link.group(1).isEmpty()
                                                        ? document
                                                        : document.resolveSibling(link.group(1))))
                                .contains(link.group(2)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyRelativeLinkLeadsSomewhere(Path document) throws IOException {
        assertThat(found(LINK, document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyFileThatIsNamedIsThere(Path document) throws IOException {
        assertThat(found(FILE, document))
                .filteredOn(file -> !METHODS_OF_MCP.contains(file))
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
        assertThat(found(SOURCE, document))
                .filteredOn(name ->
                        !METHODS_OF_MCP.contains(name)
                                && Files.notExists(Path.of(name))
                                && Files.notExists(document.resolveSibling(name)))
                .allSatisfy(name -> assertThat(isSource(name)).as(name).isTrue());
    }

    private static boolean isSource(String name) {
        String file = name.endsWith("/") || name.endsWith(".java") ? name : name + ".java";
        return Stream.of(MAIN, TEST, LABORATORY).anyMatch(root -> Files.exists(root.resolve(file)));
    }

    private static List<String> found(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
