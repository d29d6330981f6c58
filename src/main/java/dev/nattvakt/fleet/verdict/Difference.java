package dev.nattvakt.fleet.verdict;

import java.util.Locale;
import java.util.Optional;

/// One field of a server's schedules that is not as its rule wants it.
///
/// @param field in the words of the tools' arguments; hours and days are meant in the rule's zone
/// @param wanted Integer, Boolean or String; a window of hours is `1-4`
public record Difference(Kind kind, String field, Object wanted, Actual actual) {

    /// The schedule that the field belongs to.
    public enum Kind {
        BACKUP,
        SNAPSHOT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is there in place of what is wanted.
    public sealed interface Actual {

        /// @param value Integer, Boolean, or a String where neither can say it
        record Stated(Object value) implements Actual {}

        /// HostUp did not say. It may be as wanted, or not.
        record NotStated() implements Actual {}

        /// There is no schedule.
        record NoSchedule() implements Actual {}
    }

    /// The field with its schedule, as in `backup.hour`.
    public String path() {
        return kind.word() + "." + field;
    }

    public boolean isNotStated() {
        return actual instanceof Actual.NotStated;
    }

    /// Empty where the value is as wanted.
    public static Optional<Difference> of(
            Kind kind, String field, Object wanted, Optional<?> actual) {
        return actual.isPresent() && actual.get().equals(wanted)
                ? Optional.empty()
                : Optional.of(
                        new Difference(
                                kind,
                                field,
                                wanted,
                                actual.<Actual>map(Actual.Stated::new)
                                        .orElseGet(Actual.NotStated::new)));
    }

    public static Difference noSchedule(Kind kind) {
        return new Difference(kind, "enabled", true, new Actual.NoSchedule());
    }
}
