package dev.nattvakt.slack.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import dev.nattvakt.slack.command.phrase.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/// After the server's name, phrases stand in any order and mean the same.
class AnyOrderTest {

    private static final int SHUFFLES = 50;

    /// At most one of each is said. `on` is left to its own test: before a day it is a preposition.
    private static final List<List<String>> CHOICES =
            List.of(
                    List.of(
                            "daily",
                            "weekly",
                            "monthly",
                            "every day",
                            "varje vecka",
                            "varje månad"),
                    List.of("02:00", "3am", "at 4", "kl 5", "6 pm", "noon", "14.00"),
                    List.of("mon", "fredag", "every monday", "sön"),
                    List.of("15th", "day 3", "den 28", "the 1st"),
                    List.of("15", "2", "31", "7"),
                    List.of("keep 7", "behåll 3 kopior", "5 copies"),
                    List.of("name Offsite", "name \"Two words\"", "name:\"daily\""),
                    List.of("in Europe/Stockholm", "UTC", "i Asia/Tokyo"),
                    List.of("off", "resume", "stäng av"),
                    List.of("preview", "dry run", "--dry-run"),
                    List.of("max 5", "autodelete on"),
                    List.of("remove", "remove bks_1"),
                    List.of("dayli", "frobnicate", "<@U1|anna>"),
                    List.of("and", "och"));

    @RepeatedTest(200)
    void meansTheSame(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> phrases = new ArrayList<>();
        for (List<String> choice : CHOICES) {
            if (random.nextInt(3) == 0) {
                phrases.add(choice.get(random.nextInt(choice.size())));
            }
        }
        Object first = meaning(phrases);

        for (int i = 0; i < SHUFFLES; i++) {
            Collections.shuffle(phrases, random);

            assertThat(meaning(phrases)).as(() -> String.join(" ", phrases)).isEqualTo(first);
        }
    }

    /// The call; or else what was not understood and why, whose order is that of the line.
    private static Object meaning(List<String> phrases) {
        return Grammar.read("/backup", "web-01 " + String.join(", ", phrases))
                        instanceof ParsedCommand.Unclear unclear
                ? unclear.parts().stream()
                        .filter(part -> part.reason() != Reason.SEPARATE)
                        .filter(part -> part.reason() != Reason.NO_CHANGE)
                        .map(part -> part.reason() + " " + part.typed())
                        .sorted()
                        .toList()
                : Grammar.read("/backup", "web-01 " + String.join(", ", phrases));
    }
}
