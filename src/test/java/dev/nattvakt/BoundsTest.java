package dev.nattvakt;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// `docs/bounds.md` says what the code does, and leaves nothing out.
class BoundsTest {

    private static final Path MAIN = Path.of("src/main/java/dev/nattvakt");
    private static final Pattern ROW =
            Pattern.compile("^\\| (.+) \\| (.+) \\| (.+) \\| `([\\w.-]+)` \\|$", Pattern.MULTILINE);
    private static final Pattern SETTING =
            Pattern.compile("^\\| `(NATTVAKT_\\w+)` \\| `([^`]+)` \\|", Pattern.MULTILINE);
    private static final Pattern LIMIT =
            Pattern.compile(
                    "static final (?:int|long|Duration) ((?:MOST|LONGEST|DEEPEST|MAX|AT_ONCE|CAPACITY|TIMEOUT|PATIENCE|LIFE)\\w*)");

    /// Lengths of texts that are shown, the simulator, and the shapes of values.
    private static final Set<String> NOT_LISTED =
            Set.of("words", "slack/message", "slack/command", "sandbox", "schedule", "tool/Quoted");

    private record Row(String what, String limit, String where) {

        @Override
        public String toString() {
            return where;
        }
    }

    static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/bounds.md")))
                .results()
                .map(row -> new Row(row.group(1), row.group(2), row.group(4)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyLimitIsTheOneInTheCode(Row row) throws Exception {
        assertThat(shown(row.where())).contains(row.limit());
    }

    @Test
    void noLimitIsLeftOut() throws IOException {
        Set<String> listed = rows().stream().map(Row::where).collect(Collectors.toSet());
        Set<String> missing = limits();
        missing.removeAll(listed);

        assertThat(missing).as("limits to list in docs/bounds.md").isEmpty();
        assertThat(rows()).hasSizeGreaterThan(70);
    }

    private static Set<String> limits() throws IOException {
        Set<String> limits = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String name = MAIN.relativize(file).toString().replace(".java", "");
                if (NOT_LISTED.stream().noneMatch(name::startsWith)) {
                    LIMIT.matcher(Files.readString(file))
                            .results()
                            .map(limit -> name.replace('/', '.') + "." + limit.group(1))
                            .forEach(limits::add);
                }
            }
        }
        return limits;
    }

    /// The ways in which a limit may be written.
    private static List<String> shown(String where) throws Exception {
        if (where.startsWith("NATTVAKT_")) {
            return List.of(
                    SETTING.matcher(Files.readString(Path.of("docs/settings.md")))
                            .results()
                            .filter(setting -> setting.group(1).equals(where))
                            .map(setting -> setting.group(2))
                            .findFirst()
                            .orElseThrow());
        }
        if (where.startsWith("quarkus.")) {
            String text = Files.readString(Path.of("src/main/resources/application.properties"));
            Matcher value = Pattern.compile("(?m)^" + where + "=(\\d+)(K?)$").matcher(text);
            assertThat(value.find()).as(where).isTrue();
            MatchResult found = value.toMatchResult();
            return number(Long.parseLong(found.group(1)) * (found.group(2).isEmpty() ? 1 : 1024));
        }
        int dot = where.lastIndexOf('.');
        Field constant =
                Class.forName("dev.nattvakt." + where.substring(0, dot))
                        .getDeclaredField(where.substring(dot + 1));
        constant.setAccessible(true);
        return switch (constant.get(null)) {
            case Duration duration -> time(duration);
            case Number number when where.endsWith("_MILLIS") ->
                    List.of(number(number.longValue()).getFirst() + " ms");
            case Number number -> number(number.longValue());
            default -> List.of();
        };
    }

    private static List<String> number(long number) {
        List<String> ways = new ArrayList<>();
        ways.add(String.format(Locale.ROOT, "%,d", number));
        ways.add(number / 1024 + " KB");
        ways.add((number >> 20) + " MB");
        return ways.subList(0, number % (1 << 20) == 0 ? 3 : number % 1024 == 0 ? 2 : 1);
    }

    private static List<String> time(Duration time) {
        return Stream.of(
                        time.toDays() + " d",
                        time.toHours() + " h",
                        time.toMinutes() + " min",
                        time.toSeconds() + " s",
                        time.toMillis() + " ms")
                .filter(way -> !way.startsWith("0 ") && same(way, time))
                .toList();
    }

    private static boolean same(String way, Duration time) {
        String[] parts = way.split(" ");
        long number = Long.parseLong(parts[0]);
        return time.equals(
                switch (parts[1]) {
                    case "d" -> Duration.ofDays(number);
                    case "h" -> Duration.ofHours(number);
                    case "min" -> Duration.ofMinutes(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMillis(number);
                });
    }
}
