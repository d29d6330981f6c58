package dev.nattvakt.change.order;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.nattvakt.schedule.cadence.Frequency;

/// Names that only say the frequency, such as `Daily backup`: HostUp gives them where nobody named
/// a schedule, and they would be wrong for another frequency.
final class DefaultName {

    private static final Pattern FORM = Pattern.compile("(?i)(daily|weekly|monthly)( backups?)?");

    private DefaultName() {}

    /// The name for a schedule that becomes `frequency`.
    static String following(String name, Frequency was, Frequency frequency) {
        Matcher form = FORM.matcher(name);
        if (!form.matches() || !form.group(1).equalsIgnoreCase(was.word())) {
            return name;
        }
        String first = frequency.word().substring(0, 1);
        boolean isCapital = Character.isUpperCase(name.charAt(0));
        return (isCapital ? first.toUpperCase(Locale.ROOT) : first)
                + frequency.word().substring(1)
                + name.substring(form.end(1));
    }
}
