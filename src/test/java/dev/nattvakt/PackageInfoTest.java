package dev.nattvakt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every package tells a newcomer what it is, and holds no unannounced null.
class PackageInfoTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/nattvakt");

    static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void saysWhatItIsAndIsNullMarked(Path folder) throws IOException {
        Path file = folder.resolve("package-info.java");

        assertThat(file).exists();
        assertThat(Files.readString(file))
                .startsWith("/// ")
                .contains("\n@org.jspecify.annotations.NullMarked\npackage ");
    }

    @Test
    void theMapOfTheRootNamesEveryRoom() throws IOException {
        String map = Files.readString(SOURCES.resolve("package-info.java"));

        assertThat(packages())
                .filteredOn(folder -> folder.getParent().equals(SOURCES))
                .hasSizeGreaterThan(10)
                .allSatisfy(room -> assertThat(map).contains("`" + room.getFileName() + "`"));
    }
}
