package dev.nattvakt.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A file read from its end, line by line.
class LinesFromEndTest {

    private static final int CHUNK = 64 * 1024;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void tellsEveryLineThatIsNotTooLong(long seed) throws IOException {
        Random random = new Random(seed);
        List<Integer> lengths =
                List.of(0, 1, 700, CHUNK - 2, CHUNK - 1, CHUNK, CHUNK + 1, 120_000, 400_000);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int length = lengths.get(random.nextInt(i % 4 == 0 ? lengths.size() : 3));
            all.add(("" + (char) ('a' + i % 26)).repeat(length));
        }
        boolean isTorn = random.nextBoolean();
        Path file = file(String.join("\n", all) + (isTorn ? "" : "\n"));
        List<String> expected =
                all.stream().filter(line -> line.length() < LinesFromEnd.LONGEST).toList();

        List<String> told = told(file, Long.MAX_VALUE, Long.MAX_VALUE);

        assertThat(told.stream().filter(line -> line.length() < LinesFromEnd.LONGEST))
                .containsExactlyElementsOf(
                        isTorn && all.getLast().isEmpty()
                                ? expected.subList(0, expected.size() - 1).reversed()
                                : expected.reversed());
    }

    @Test
    void goesOnWhereItEnded() throws IOException {
        Path file = file("one\ntwo\nthree\nfour\n");
        try (LinesFromEnd lines = LinesFromEnd.of(file, Long.MAX_VALUE)) {
            assertThat(lines.next()).contains(new LinesFromEnd.Line("four", 19));
            assertThat(lines.next()).contains(new LinesFromEnd.Line("three", 14));
            assertThat(lines.position()).isEqualTo(8);
            assertThat(lines.isAtStart()).isFalse();
        }

        assertThat(told(file, 8, Long.MAX_VALUE)).containsExactly("two", "one");
    }

    @Test
    void readsNoMoreThanItMay() throws IOException {
        Path file = file(("x".repeat(999) + "\n").repeat(1_000));
        try (LinesFromEnd lines = LinesFromEnd.of(file, 100_500)) {
            int count = 0;
            for (Optional<LinesFromEnd.Line> line = lines.next();
                    line.isPresent();
                    line = lines.next()) {
                count++;
            }

            assertThat(count).isEqualTo(100);
            assertThat(lines.isAtStart()).isFalse();
            assertThat(lines.position()).isEqualTo(900_000);
        }
    }

    @Test
    void isAtTheStartWhenTheFirstLineIsTooLong() throws IOException {
        Path file = file("x".repeat(1_000_000) + "\nlast\n");
        try (LinesFromEnd lines = LinesFromEnd.of(file, Long.MAX_VALUE)) {
            assertThat(lines.next()).map(LinesFromEnd.Line::text).contains("last");
            assertThat(lines.next().map(line -> line.text().length()).orElse(0))
                    .isLessThan(LinesFromEnd.LONGEST);
            assertThat(lines.isAtStart()).isTrue();
        }
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        assertThat(told(file(""), Long.MAX_VALUE, Long.MAX_VALUE)).isEmpty();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("lines"), text);
    }

    private static List<String> told(Path file, long end, long most) throws IOException {
        List<String> told = new ArrayList<>();
        try (LinesFromEnd lines = LinesFromEnd.of(file, end, most)) {
            for (Optional<LinesFromEnd.Line> line = lines.next();
                    line.isPresent();
                    line = lines.next()) {
                told.add(line.get().text());
            }
            assertThat(lines.isAtStart()).isTrue();
        }
        return told;
    }
}
