package dev.nattvakt.change;

import java.util.List;

import dev.nattvakt.schedule.FieldChange;
import dev.nattvakt.schedule.Fields;

/// What was asked compared with what is now so.
sealed interface Finding {

    record AsAsked() implements Finding {}

    /// Nothing has moved (yet).
    record AsBefore() implements Finding {}

    /// HostUp could not be read any more.
    record NotSeen() implements Finding {}

    /// @param differences from what was asked to what is so
    record Otherwise(List<FieldChange> differences) implements Finding {}

    /// All that is stated fits, but not all is stated.
    record NotStated(List<String> fields) implements Finding {}

    /// Compares by field. Nothing counts as asked unless every asked field is stated and equal.
    static Finding of(Fields before, Fields asked, Fields seen) {
        if (asked.isEmpty() ? seen.isEmpty() : seen.show(asked)) {
            return new AsAsked();
        }
        if (seen.isEmpty() ? before.isEmpty() : seen.equals(before)) {
            return new AsBefore();
        }
        if (asked.isEmpty() || seen.isEmpty()) {
            return new Otherwise(asked.changesTo(seen));
        }
        List<FieldChange> differences = seen.differencesFrom(asked);
        return differences.isEmpty()
                ? new NotStated(seen.unstatedOf(asked))
                : new Otherwise(differences);
    }
}
