package dev.nattvakt.tool;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

import dev.nattvakt.caller.Call;
import dev.nattvakt.caller.Caller;
import dev.nattvakt.caller.Deadline;
import dev.nattvakt.caller.Door;
import dev.nattvakt.change.facts.ArgumentProblem;
import dev.nattvakt.words.HostileTexts;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever the bytes, a tool answers.
class FuzzTest {

    private static final int MUTATIONS = 10_000;
    private static final Call CALL =
            new Call(Caller.ANONYMOUS, Door.REST, Deadline.in(Duration.ofMinutes(5)));
    private static final List<String> BODIES =
            List.of(
                    """
                    {"vps":"web-01","frequency":"weekly","hour":2,"dayOfWeek":1,"retentionCount":3,\
                    "enabled":true,"name":"Weekly","timeZone":"Europe/Stockholm","dryRun":false}\
                    """,
                    "{\"vps\":\"web-01\",\"enabled\":true,\"intervalHours\":6}",
                    "{\"vps\":\"web-01\",\"kind\":\"backup\",\"scheduleId\":\"bks_1\"}",
                    "{\"query\":\"web\",\"limit\":20,\"cursor\":\"0.abc\"}",
                    "{\"planToken\":\"AbCd\"}");
    private static final List<String> PIECES = pieces();

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_122);

    private static List<String> pieces() {
        List<String> pieces =
                new ArrayList<>(
                        List.of(
                                "null",
                                "true",
                                "-1",
                                "1e400",
                                "-1e400",
                                "1e-400",
                                "NaN",
                                "2.0",
                                "6.5",
                                "99999999999999999999",
                                "\"\"",
                                "\" \"",
                                "\"\\u0000\"",
                                "{}",
                                "[]",
                                "[[[[[[[[[",
                                "{\"a\":",
                                "\"vps\":\"x\",",
                                ",",
                                ":",
                                "\"",
                                "\\",
                                "}",
                                "{",
                                "\u0000",
                                "\uFEFF",
                                "\\ud800",
                                "\"hour\":24,",
                                "\"huor\":1,",
                                "\"kind\":\"snapshot\","));
        HostileTexts.all().stream()
                .filter(text -> text.length() < 100)
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .forEach(pieces::add);
        return List.copyOf(pieces);
    }

    /// Runs to the end where a tool would begin to work, its own rules included.
    private record Stub<A>(Tool<A> rules) implements Tool<A> {
        @Override
        public Definition<A> definition() {
            return rules.definition();
        }

        @Override
        public List<ArgumentProblem> problems(A arguments) {
            return rules.problems(arguments);
        }

        @Override
        public Answer run(A arguments, Call call) {
            return new Answer.Servers(List.of(), Optional.empty());
        }
    }

    /// The real rules; nothing behind them is ever reached.
    private static Catalogue catalogue() {
        List<Tool<?>> stubs = new ArrayList<>();
        Answered.TOOLS.forEach(tool -> stubs.add(new Stub<>(tool)));
        return new Catalogue(stubs, false, false);
    }

    @Test
    void aMutatedBodyIsAnsweredOrItsProblemsAreTold() {
        Catalogue catalogue = catalogue();
        List<String> tools = Answered.DEFINITIONS.stream().<String>map(Definition::name).toList();
        int answered = 0;
        int invalid = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = mutated(BODIES.get(random.nextInt(BODIES.size())));
            for (String tool : tools) {
                ToolResult answer = catalogue.call(tool, body, CALL).orElseThrow();

                if (answer.outcome() == OutcomeCode.ANSWERED) {
                    answered++;
                } else {
                    invalid++;
                    assertThat(answer.outcome()).isEqualTo(OutcomeCode.INVALID);
                    assertThat(answer.problems()).isNotEmpty();
                    assertThat(answer.summary().plain())
                            .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");
                }
            }
        }

        assertThat(answered).isGreaterThan(MUTATIONS / 50);
        assertThat(invalid).isGreaterThan(MUTATIONS);
    }

    private byte[] mutated(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int times = random.nextInt(3); times >= 0; times--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(12));
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> joined(bytes, at, piece, at);
            case 1 -> joined(bytes, at, piece, to);
            case 2 -> joined(bytes, at, new byte[0], to);
            case 3 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at);
            case 4 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
            default -> valueReplaced(bytes, piece);
        };
    }

    /// A whole value in exchange for another, which keeps the JSON well-formed.
    private byte[] valueReplaced(byte[] bytes, byte[] piece) {
        List<Integer> colons = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == ':') {
                colons.add(i + 1);
            }
        }
        if (colons.isEmpty()) {
            return bytes;
        }
        int from = colons.get(random.nextInt(colons.size()));
        int to = from;
        while (to < bytes.length && bytes[to] != ',' && bytes[to] != '}') {
            to++;
        }
        return joined(bytes, from, piece, to);
    }

    private static byte[] joined(byte[] bytes, int until, byte[] piece, int from) {
        byte[] all = new byte[until + piece.length + bytes.length - from];
        System.arraycopy(bytes, 0, all, 0, until);
        System.arraycopy(piece, 0, all, until, piece.length);
        System.arraycopy(bytes, from, all, until + piece.length, bytes.length - from);
        return all;
    }
}
