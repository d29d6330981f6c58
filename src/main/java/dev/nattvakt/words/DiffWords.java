package dev.nattvakt.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.nattvakt.change.facts.Direction;
import dev.nattvakt.change.facts.Facts;
import dev.nattvakt.change.facts.Subject;
import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;
import dev.nattvakt.schedule.cadence.Hour;

/// Diffs as text: `daily at 02:00 UTC -> daily at 04:00 UTC, copies 7 -> 2`.
public final class DiffWords {

    private static final Set<String> WHEN = Set.of("frequency", "hour", "dayOfWeek", "dayOfMonth");

    /// Fields that a schedule need not have. Of the others, HostUp did not state a value.
    private static final Set<String> MAY_BE_NONE = Set.of("dayOfWeek", "dayOfMonth", "name");

    private DiffWords() {}

    /// What a change comes to, in the zones of HostUp and of the asker.
    static Words of(Facts facts) {
        Words words = Words.of("");
        List<Words> parts = parts(facts);
        for (int i = 0; i < parts.size(); i++) {
            words = (i == 0 ? words : words.text(", ")).and(parts.get(i));
        }
        return words;
    }

    /// The same, each part by itself. The fields that say when it runs are one part: none of them
    /// means anything without the others.
    public static List<Words> parts(Facts facts) {
        List<Words> parts = new ArrayList<>();
        boolean isWhen = facts.changes().stream().anyMatch(change -> WHEN.contains(change.field()));
        if (isWhen) {
            parts.add(when(facts, facts.before()).text(" -> ").and(when(facts, facts.after())));
        }
        facts.changes().stream()
                .filter(change -> !WHEN.contains(change.field()))
                .forEach(change ->
                        parts.add(
                                isSwitch(change) ? switched(facts, change) : of(List.of(change))));
        return List.copyOf(parts);
    }

    private static boolean isSwitch(FieldChange change) {
        return change.field().equals("enabled") && change.to().isPresent();
    }

    /// A person has to see which of the two schedules is meant.
    private static Words switched(Facts facts, FieldChange change) {
        return Words.of(facts.subject() == Subject.SNAPSHOT_SCHEDULE ? "snapshots " : "backups ")
                .and(of(List.of(change)));
    }

    private static Words when(Facts facts, Fields fields) {
        Words words = Words.of(ScheduleWords.when(fields, facts.zone()));
        return facts.timeZone()
                .filter(zone -> !zone.equals(facts.zone()) && !facts.nextRuns().isEmpty())
                .flatMap(zone ->
                        ScheduleWords.elsewhere(
                                fields, facts.zone(), zone, facts.nextRuns().getFirst()))
                .map(there -> words.text(" (" + there + ")"))
                .orElse(words);
    }

    public static Words of(List<FieldChange> changes) {
        Words words = Words.of("");
        for (int i = 0; i < changes.size(); i++) {
            FieldChange change = changes.get(i);
            if (isSwitch(change)) {
                words =
                        words.text(i == 0 ? "" : ", ")
                                .text(
                                        change.to().get().equals(true)
                                                ? "switched on"
                                                : "switched off");
                continue;
            }
            words =
                    value(
                            words.text((i == 0 ? "" : ", ") + noun(change.field()) + " "),
                            change.field(),
                            change.from());
            words = value(words.text(" -> "), change.field(), change.to());
        }
        return words;
    }

    /// What gets lost, as far as the diff does not say it: ` (fewer runs, a shorter reach)`.
    static String losses(Direction.Weakens direction) {
        String losses =
                direction.because().stream()
                        .map(DiffWords::loss)
                        .filter(loss -> !loss.isEmpty())
                        .collect(Collectors.joining(", "));
        return losses.isEmpty() ? "" : " (" + losses + ")";
    }

    private static String loss(Direction.Loss loss) {
        return switch (loss) {
            case SWITCHED_OFF, REMOVED -> "";
            case FEWER_COPIES -> "fewer copies";
            case RARER_RUNS -> "fewer runs";
            case SHORTER_REACH -> "a shorter reach";
            case OLDEST_DELETED -> "HostUp deletes old backups";
            case LOWER_MAXIMUM -> "a lower maximum";
            case PERHAPS_SOMETHING_UNSTATED -> "HostUp did not state all that is there";
        };
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
        return value.map(known -> value(words, field, known))
                .orElseGet(() -> words.text(MAY_BE_NONE.contains(field) ? "none" : "unstated"));
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
