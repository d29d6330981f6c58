package dev.nattvakt.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import dev.nattvakt.slack.command.phrase.TextNormalizer;
import dev.nattvakt.words.HostileTexts;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever is typed, the answer is one of ours, and no argument comes from nowhere.
class GrammarFuzzTest {

    private static final int LINES = 5_000;
    private static final List<String> COMMANDS = List.of("/backup", "/snapshot", "/nattvakt");
    private static final List<String> FLEET =
            List.of("protect", "pause", "resume", "undo", "changes");
    private static final List<String> WORDS = words();

    /// For each argument, what a line must hold to say it; written down without looking at the
    /// grammar's own tables.
    private static final Map<String, Pattern> EVIDENCE =
            Map.ofEntries(
                    evidence("frequency=\"daily\"", "dail|night|natt|day|dag"),
                    evidence("frequency=\"weekly\"", "week|veck|every|each|varje"),
                    evidence("frequency=\"monthly\"", "month|manad"),
                    evidence("dayOfWeek=0", "sun|son"),
                    evidence("dayOfWeek=1", "mon|man"),
                    evidence("dayOfWeek=2", "tue|tis"),
                    evidence("dayOfWeek=3", "wed|ons"),
                    evidence("dayOfWeek=4", "thu|tor"),
                    evidence("dayOfWeek=5", "fri|fre"),
                    evidence("dayOfWeek=6", "sat|lor"),
                    evidence("enabled=true", "on|pa|enable|resume|aktivera|ateruppta"),
                    evidence("enabled=false", "off|av|disable|pause|pausa|inaktivera"),
                    evidence("autoDeleteOldest=true", "auto.*(on|pa)"),
                    evidence("autoDeleteOldest=false", "auto.*(off|av)"),
                    evidence("kind=\"backup\"", "backup|remove|delete|ta bort|radera"),
                    evidence("kind=\"snapshot\"", "snapshot|remove|delete|ta bort|radera"),
                    evidence("only=\"unprotected\"", "unprotected|oskydd|without|protect|skydda"),
                    evidence("only=\"problems\"", "problem"),
                    evidence("only=\"paused\"", "paus|resume|ateruppta"),
                    evidence("capToFit=true", "fit|fewer|less|farre|at most|up to|hogst"),
                    evidence("policy=true", "policy"),
                    evidence("dryRun=true", "preview|dry|forhand"),
                    evidence("onlyProblems=true", "problem"));

    private static final List<String> NUMBERS =
            List.of(
                    "dayOfMonth",
                    "retentionCount",
                    "intervalHours",
                    "spreadHours",
                    "maxTotalBackups",
                    "backupSlots",
                    "snapshotSlots");

    private final Random random = new Random(20_261_122);

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (VpsCommand command : VpsCommand.values()) {
            command.vocabulary()
                    .near()
                    .forEach((word, proposal) -> {
                        words.add(word);
                        words.add(proposal);
                    });
            words.addAll(command.forms());
        }
        for (FleetCommand command : FleetCommand.values()) {
            command.vocabulary()
                    .near()
                    .forEach((word, proposal) -> {
                        words.add(word);
                        words.add(proposal);
                    });
            words.addAll(command.forms());
        }
        words.addAll(
                List.of(
                        "web-01",
                        "0",
                        "2",
                        "7",
                        "15",
                        "24",
                        "2am",
                        "13 pm",
                        "02:30",
                        "24:00",
                        "15th",
                        "on",
                        "på",
                        "mån",
                        "<@U1|a>",
                        "<#C1>",
                        "<http://a.se|a.se>",
                        "<",
                        ">",
                        "&amp;",
                        "&lt;",
                        "\"",
                        "“",
                        "„",
                        "'",
                        "name \"a b\"",
                        "bks_9",
                        ",",
                        "-",
                        "keep=3",
                        "in",
                        "Europe/Stockholm",
                        "2",
                        "h",
                        "audit",
                        "never-ran",
                        "failed",
                        "find",
                        "price",
                        "status",
                        "whoami",
                        "problems",
                        "help",
                        "\u00a0",
                        "\u200b"));
        HostileTexts.all().stream().filter(text -> text.length() < 200).forEach(words::add);
        return List.copyOf(words);
    }

    private static Map.Entry<String, Pattern> evidence(String parsedCommand, String words) {
        return Map.entry(parsedCommand, Pattern.compile(words));
    }

    @Test
    void wordsInAnyMixtureSayNothingThatIsNotThere() {
        for (int i = 0; i < LINES; i++) {
            StringBuilder line = new StringBuilder(random.nextInt(4) > 0 ? "web-01 " : "");
            int count = random.nextInt(8);
            for (int word = 0; word < count; word++) {
                line.append(WORDS.get(random.nextInt(WORDS.size())))
                        .append(random.nextInt(10) > 0 ? " " : "");
            }
            check(line.toString());
            check(FLEET.get(random.nextInt(FLEET.size())) + " " + line);
        }
    }

    @Test
    void charactersInAnyMixtureSayNothingThatIsNotThere() {
        for (int i = 0; i < LINES; i++) {
            StringBuilder line = new StringBuilder("web-01 daily 02:00 keep 7");
            for (int slip = 0; slip <= random.nextInt(6); slip++) {
                int at = random.nextInt(line.length());
                switch (random.nextInt(3)) {
                    case 0 -> line.deleteCharAt(at);
                    case 1 -> line.insert(at, Character.toString(character()));
                    default -> line.setCharAt(at, line.charAt(random.nextInt(line.length())));
                }
            }
            check(line.toString());
        }
    }

    @Test
    void anyUnicodeIsAnswered() {
        for (int i = 0; i < LINES / 10; i++) {
            StringBuilder line = new StringBuilder();
            int length = random.nextInt(100);
            for (int c = 0; c < length; c++) {
                line.appendCodePoint(character());
            }
            check(line.toString());
        }
    }

    @Test
    void hugeLinesAreRefused() {
        for (String piece :
                List.of("a", "<", "\"", "keep ", "<@", "&amp;", "1 ", "2 am ", "e\u0301")) {
            ParsedCommand parsedCommand = Grammar.read("/backup", "web-01 " + piece.repeat(10_000));

            assertThat(parsedCommand).isInstanceOf(ParsedCommand.Unclear.class);
            assertThat(((ParsedCommand.Unclear) parsedCommand).parts()).hasSize(1);
            check("web-01 " + piece.repeat(3_900 / piece.length()));
        }
    }

    private int character() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> random.nextInt(0x250);
            case 2 -> 0x2000 + random.nextInt(0x100);
            default -> random.nextInt(0x110000);
        };
    }

    private static void check(String line) {
        for (String command : COMMANDS) {
            switch (Grammar.read(command, line)) {
                case ParsedCommand.ToolCall(var tool, var arguments) -> {
                    assertThat(tool).isNotBlank();
                    arguments
                            .properties()
                            .forEach(parsedCommand ->
                                    assertThat(
                                                    stands(
                                                            parsedCommand.getKey(),
                                                            parsedCommand.getValue(),
                                                            line))
                                            .as("%s in: %s %s", parsedCommand, command, line)
                                            .isTrue());
                }
                case ParsedCommand.Unclear unclear ->
                        assertThat(unclear.words().plain())
                                .as(line)
                                .contains("Nothing was done.")
                                .doesNotContainPattern("\\p{Cc}|\\p{Cf}|\\p{Cs}");
                case ParsedCommand.Help _, ParsedCommand.Status _, ParsedCommand.WhoAmI _ -> {}
            }
        }
    }

    private static boolean stands(String argument, JsonNode value, String line) {
        String seen = visible(line);
        if (NUMBERS.contains(argument)) {
            return Pattern.compile("(?<!\\d)0*" + value.asInt() + "(?!\\d)").matcher(seen).find();
        }
        return switch (argument) {
            case "hour" -> standsHour(value.asInt(), seen);
            case "servers", "except" ->
                    StreamSupport.stream(value.spliterator(), false)
                            .allMatch(name ->
                                    name.asText().equals("*")
                                            || holds(
                                                    line + seen + TextNormalizer.word(line),
                                                    name.asText()));
            case "vps", "query", "name", "scheduleId", "timeZone", "undoOf", "since" ->
                    holds(line + seen + TextNormalizer.word(line), value.asText());
            case "verdict" ->
                    seen.replace('-', '_').contains(value.asText())
                            || seen.contains("failed") && value.asText().equals("failing");
            default -> EVIDENCE.get(argument + "=" + value).matcher(seen).find();
        };
    }

    private static boolean standsHour(int hour, String seen) {
        String halves = hour % 12 == 0 ? "12" : String.valueOf(hour % 12);
        return Pattern.compile(
                        "(?<!\\d)0*("
                                + hour
                                + "|"
                                + halves
                                + " ?[apfe])|midnight|midnatt|noon|midday")
                .matcher(seen)
                .find();
    }

    /// Letter by letter: between them stood whatever Slack or a keyboard puts there.
    private static boolean holds(String line, String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .allMatch(c -> line.toLowerCase(Locale.ROOT).indexOf(c) >= 0);
    }

    /// The line as the words of the grammar would read in it.
    private static String visible(String line) {
        StringBuilder visible = new StringBuilder();
        line.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .filter(c -> !Character.isISOControl(c) || Character.isWhitespace(c))
                .map(c ->
                        Character.isSpaceChar(c) || Character.isWhitespace(c)
                                ? ' '
                                : TextNormalizer.keyboard(c))
                .forEach(visible::appendCodePoint);
        return TextNormalizer.word(visible.toString());
    }
}
