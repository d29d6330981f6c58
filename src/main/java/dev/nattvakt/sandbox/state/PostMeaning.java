package dev.nattvakt.sandbox.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a POST of a backup schedule does to existing schedules.
///
/// HostUp's documentation says "create or replace" in one place and "the one with the same
/// frequency, only one active" in another. A careful client works under all three meanings.
public enum PostMeaning {
    /// Replaces the schedule of the same frequency; an enabled one switches the others off.
    BY_FREQUENCY,
    /// Replaces the only schedule, of any frequency.
    SINGLE,
    /// Always adds a schedule; the others stay as they are.
    APPEND;

    /// @throws IllegalArgumentException naming the valid texts
    public static PostMeaning parse(String text) {
        return Arrays.stream(values())
                .filter(meaning -> meaning.text().equalsIgnoreCase(text.strip().replace('_', '-')))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "post meaning: %s (expected: by-frequency, single or append)"
                                        .formatted(text)));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<BackupSchedule> replaced(List<BackupSchedule> existing, Cadence asked) {
        return switch (this) {
            case BY_FREQUENCY ->
                    existing.stream()
                            .filter(one -> one.cadence().frequency().equals(asked.frequency()))
                            .findFirst();
            case SINGLE -> existing.stream().findFirst();
            case APPEND -> Optional.empty();
        };
    }

    List<BackupSchedule> place(BackupSchedule saved, List<BackupSchedule> existing) {
        return switch (this) {
            case BY_FREQUENCY -> inPlace(saved, existing);
            case SINGLE -> List.of(saved);
            case APPEND -> Stream.concat(existing.stream(), Stream.of(saved)).toList();
        };
    }

    private static List<BackupSchedule> inPlace(
            BackupSchedule saved, List<BackupSchedule> existing) {
        boolean known = existing.stream().anyMatch(saved::isSameAs);
        Stream<BackupSchedule> kept =
                existing.stream().map(one -> one.isSameAs(saved) ? saved : one.besides(saved));
        return Stream.concat(kept, known ? Stream.empty() : Stream.of(saved)).toList();
    }
}
