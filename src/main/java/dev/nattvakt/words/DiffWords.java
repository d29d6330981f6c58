package dev.nattvakt.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Hour;

/// Diffs as text: `copies 7 -> 2, hour 02:00 -> 04:00`.
public final class DiffWords {

    private DiffWords() {}

    public static Words of(List<FieldChange> changes) {
        Words words = Words.of("");
        for (int i = 0; i < changes.size(); i++) {
            FieldChange change = changes.get(i);
            words =
                    value(
                            words.text((i == 0 ? "" : ", ") + noun(change.field()) + " "),
                            change.field(),
                            change.from());
            words = value(words.text(" -> "), change.field(), change.to());
        }
        return words;
    }

    /// `fewer copies, shorter reach`.
    static String losses(Direction.Weakens direction) {
        return direction.because().stream()
                .map(loss -> loss.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /// The name of HostUp's field for people.
    private static String noun(String field) {
        return switch (field) {
            case "retentionCount" -> "copies";
            case "dayOfWeek" -> "weekday";
            case "dayOfMonth" -> "day of the month";
            case "enabled" -> "switched";
            case "intervalHours" -> "hours between snapshots";
            case "maxTotalBackups" -> "most backups";
            case "autoDeleteOldest" -> "automatic deletion of the oldest";
            default -> field;
        };
    }

    private static Words value(Words words, String field, Optional<Object> value) {
        return value.map(known -> value(words, field, known)).orElse(words.text("none"));
    }

    private static Words value(Words words, String field, Object known) {
        return switch (known) {
            case Boolean on -> words.text(on ? "on" : "off");
            case Integer hour when field.equals("hour") -> words.text(new Hour(hour).toString());
            case Integer day when field.equals("dayOfWeek") ->
                    words.text(ScheduleWords.weekday(day));
            case String word when field.equals("frequency") -> words.text(word);
            case String text -> words.quote(text);
            default -> words.text(known.toString());
        };
    }
}
