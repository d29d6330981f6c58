package dev.nattvakt.slack.command.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A time as people write it: `02:00`, `2.00`, `2am`, `kl 2`.
public final class TimeOfDay {

    /// Groups: 1 a word that marks a time, 2 hour, 3 minutes, 4 half of the day.
    static final String FORM =
            "(at |kl |kl\\.|klockan |hour |@ ?)?(\\d{1,4})(?:[:.](\\d{2}))?(?: ?(am|pm|a\\.m|p\\.m|fm|em))?";

    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    private TimeOfDay() {}

    static Meaning of(PhraseMatch phraseMatch) {
        boolean plain = !phraseMatch.has(1) && !phraseMatch.has(3) && !phraseMatch.has(4);
        int hour = phraseMatch.number(2);
        if (plain) {
            return new Meaning.Bare(hour);
        }
        if (phraseMatch.group(2).length() > 2) {
            return new Meaning.Wrong(Reason.NOT_A_TIME, near(hour));
        }
        if (phraseMatch.has(4)) {
            boolean afternoon =
                    phraseMatch.group(4).startsWith("p") || phraseMatch.group(4).equals("em");
            if (hour < 1 || hour > HOURS / 2) {
                return new Meaning.Wrong(Reason.NOT_A_TIME, near(hour));
            }
            hour = hour % (HOURS / 2) + (afternoon ? HOURS / 2 : 0);
        }
        int minutes = phraseMatch.has(3) ? phraseMatch.number(3) : 0;
        if (hour == HOURS && minutes == 0 && !phraseMatch.has(4)) {
            return new Meaning.Wrong(Reason.END_OF_DAY, near(hour));
        }
        if (hour >= HOURS || minutes >= MINUTES) {
            return new Meaning.Wrong(Reason.NOT_A_TIME, near(hour));
        }
        return minutes == 0
                ? Meaning.Says.of("hour", hour)
                : new Meaning.Wrong(
                        Reason.NOT_WHOLE_HOUR, List.of(clock(hour), clock((hour + 1) % HOURS)));
    }

    /// In the format of answers.
    static String clock(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }

    /// Times that such a number may mean: 24 is midnight, 0200 is 02:00.
    public static List<String> near(int number) {
        List<String> near = new ArrayList<>();
        if (number <= HOURS) {
            near.add(clock(number % HOURS));
        } else if (number % 100 == 0 && number / 100 < HOURS) {
            near.add(clock(number / 100));
        }
        return List.copyOf(near);
    }
}
