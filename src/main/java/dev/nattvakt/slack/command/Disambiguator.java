package dev.nattvakt.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.nattvakt.slack.command.phrase.Meaning;
import dev.nattvakt.slack.command.phrase.Reason;
import dev.nattvakt.slack.command.phrase.TimeOfDay;

/// Resolves phrases whose meaning depends on the rest of the command, in any order.
final class Disambiguator {

    private static final int HOURS = 24;
    private static final int DAYS = 31;
    private static final String WEEKLY = "weekly";
    private static final String MONTHLY = "monthly";

    private final CommandDraft commandDraft;

    private Disambiguator(CommandDraft commandDraft) {
        this.commandDraft = commandDraft;
    }

    /// Gives them a meaning, or marks them as wrong.
    static void settle(CommandDraft commandDraft) {
        Disambiguator context = new Disambiguator(commandDraft);
        context.daysAfterOn();
        commandDraft.refuseContradictions();
        context.bareNumbers();
        context.daysOfOtherFrequencies();
    }

    private Optional<String> frequency() {
        return commandDraft.text("frequency");
    }

    private void daysAfterOn() {
        for (int i = 0; i < commandDraft.parts().size(); i++) {
            if (commandDraft.parts().get(i).meaning()
                    instanceof Meaning.OnDay(var says, var of, var day)) {
                commandDraft.says(i, says);
                if (!commandDraft.has("frequency")) {
                    commandDraft.wrong(
                            i, Reason.SEVERAL_MEANINGS, List.of(of + " " + day, day + " enable"));
                }
            }
        }
    }

    private void bareNumbers() {
        List<Integer> bare =
                IntStream.range(0, commandDraft.parts().size())
                        .filter(i -> commandDraft.parts().get(i).meaning() instanceof Meaning.Bare)
                        .boxed()
                        .toList();
        if (bare.size() == 1
                && commandDraft.parts().get(bare.getFirst()).meaning()
                        instanceof Meaning.Bare(int n)) {
            bareNumber(bare.getFirst(), n);
        } else {
            for (int i : bare) {
                if (commandDraft.parts().get(i).meaning() instanceof Meaning.Bare(int n)) {
                    commandDraft.wrong(i, Reason.SEVERAL_MEANINGS, readings(n));
                }
            }
        }
    }

    /// A bare number is the hour when the days are given, and the day of the month when a monthly
    /// command gives the hour.
    private void bareNumber(int part, int number) {
        boolean day = fitsDay(number) && isMonthly();
        boolean hour =
                fitsHour(number)
                        && (tellsDays() || (isMonthly() && commandDraft.has("dayOfMonth")));
        if (day && !hour && (commandDraft.has("hour") || number >= HOURS)) {
            commandDraft.says(part, Meaning.Says.of("dayOfMonth", number));
        } else if (hour) {
            commandDraft.says(part, Meaning.Says.of("hour", number));
        } else if (commandDraft.isClear()) {
            // otherwise a word that was not understood may be what the number belongs to
            commandDraft.wrong(part, Reason.SEVERAL_MEANINGS, readings(number));
        }
    }

    private boolean isMonthly() {
        return frequency().filter(MONTHLY::equals).isPresent();
    }

    private boolean tellsDays() {
        return frequency().map(word -> !word.equals(MONTHLY)).orElse(false)
                || commandDraft.has("dayOfWeek")
                || (frequency().isEmpty() && commandDraft.has("dayOfMonth"));
    }

    private boolean fitsHour(int number) {
        return number < HOURS && !commandDraft.has("hour");
    }

    private boolean fitsDay(int number) {
        return number >= 1 && number <= DAYS && !commandDraft.has("dayOfMonth");
    }

    private List<String> readings(int number) {
        List<String> readings = new ArrayList<>();
        if (!commandDraft.has("hour")) {
            TimeOfDay.near(number).forEach(time -> readings.add("at " + time));
        }
        if (fitsDay(number) && frequency().map(MONTHLY::equals).orElse(true)) {
            readings.add("day " + number);
        }
        if (number > 0 && !commandDraft.has("retentionCount")) {
            readings.add("keep " + number);
        }
        return readings;
    }

    private void daysOfOtherFrequencies() {
        frequency()
                .ifPresent(word -> {
                    if (!word.equals(WEEKLY)) {
                        refuse("dayOfWeek", WEEKLY);
                    }
                    if (!word.equals(MONTHLY)) {
                        refuse("dayOfMonth", MONTHLY);
                    }
                });
        if (commandDraft.has("dayOfWeek") && commandDraft.has("dayOfMonth")) {
            refuse("dayOfWeek", WEEKLY);
            refuse("dayOfMonth", MONTHLY);
        }
    }

    private void refuse(String argument, String frequency) {
        for (int part : commandDraft.saying(Set.of(argument))) {
            String day = commandDraft.parts().get(part).typed();
            commandDraft.wrong(part, Reason.CONTRADICTED, List.of(frequency + " " + day));
        }
    }
}
