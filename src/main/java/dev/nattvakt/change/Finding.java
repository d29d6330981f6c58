package dev.nattvakt.change;

import java.util.List;
import java.util.Optional;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;

/// What was asked, compared with what HostUp shows now.
sealed interface Finding {

    /// What one look comes to by itself; the others need more than one.
    sealed interface Compared extends Finding {}

    record AsAsked() implements Compared {}

    /// Nothing has changed yet.
    record AsBefore() implements Compared {}

    /// The old schedule is switched off, as HostUp does for one of another frequency, and the new
    /// one does not show yet.
    record SetAside() implements Compared {}

    /// It shows the state before an earlier change of ours: a replica that lags, most likely.
    record Outdated() implements Finding {}

    /// Some read-backs showed it as asked, others did not.
    record SeenAtTimes() implements Finding {}

    /// HostUp could not be read.
    record NotSeen() implements Finding {}

    /// @param differences from what was asked to what HostUp shows
    record Otherwise(List<FieldChange> differences) implements Compared {}

    /// All stated fields fit, but not all are stated.
    record NotStated(List<String> fields) implements Compared {}

    /// Compares by field. Nothing counts as asked unless every asked field is stated and equal.
    static Compared of(Fields before, Fields asked, Fields seen) {
        if (asked.isEmpty() ? seen.isEmpty() : seen.show(asked)) {
            return new AsAsked();
        }
        if (seen.isEmpty() ? before.isEmpty() : seen.equals(before)) {
            return new AsBefore();
        }
        if (isSetAside(before, asked, seen)) {
            return new SetAside();
        }
        if (asked.isEmpty() || seen.isEmpty()) {
            return new Otherwise(asked.changesTo(seen));
        }
        List<FieldChange> differences = seen.differencesFrom(asked);
        return differences.isEmpty()
                ? new NotStated(seen.unstatedOf(asked))
                : new Otherwise(differences);
    }

    private static boolean isSetAside(Fields before, Fields asked, Fields seen) {
        Optional<Object> frequency = asked.get("frequency");
        return frequency.isPresent()
                && !frequency.equals(seen.get("frequency"))
                && seen.equals(before.with("enabled", false));
    }
}
