package dev.nattvakt.schedule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Values by HostUp's field names (Integer, Boolean, String; a list of them in calls), in reading
/// order; what is not stated is absent. Made from the typed records only. Diffs, read-back
/// comparison, fingerprints and undo arguments all work on it.
///
/// @param values in reading order; copied
public record Fields(Map<String, Object> values) {

    /// No fields: what does not exist.
    public static final Fields NONE = new Fields(Pairs.NONE);

    public Fields {
        values = Pairs.of(values);
    }

    public static Fields of(String field, Object value) {
        return NONE.with(field, value);
    }

    public Fields with(String field, Object value) {
        return new Fields(Pairs.of(values).with(field, Objects.requireNonNull(value, field)));
    }

    /// Adds nothing for an empty value.
    public Fields with(String field, Optional<?> value) {
        return value.map(present -> with(field, (Object) present)).orElse(this);
    }

    /// These fields, then those of `others` whose names are not here.
    public Fields and(Fields others) {
        Fields all = this;
        for (var other : others.values.entrySet()) {
            if (!values.containsKey(other.getKey())) {
                all = all.with(other.getKey(), other.getValue());
            }
        }
        return all;
    }

    public Fields without(String... fields) {
        Map<String, Object> fewer = new LinkedHashMap<>(values);
        List.of(fields).forEach(fewer::remove);
        return new Fields(fewer);
    }

    /// The same fields with `change` applied to each value.
    public Fields each(UnaryOperator<Object> change) {
        return new Fields(Pairs.of(values).each(change));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Optional<Object> get(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /// What differs between these fields and `later`, in reading order.
    public List<FieldChange> changesTo(Fields later) {
        List<FieldChange> changes = new ArrayList<>();
        values.forEach((name, value) -> {
            if (!value.equals(later.values.get(name))) {
                changes.add(new FieldChange(name, Optional.of(value), later.get(name)));
            }
        });
        later.values.forEach((name, value) -> {
            if (!values.containsKey(name)) {
                changes.add(new FieldChange(name, Optional.empty(), Optional.of(value)));
            }
        });
        return List.copyOf(changes);
    }

    /// An unambiguous text: two sets of fields have the same one only if they are equal. Lengths
    /// keep values from imitating separators.
    public String canonical() {
        StringBuilder text = new StringBuilder("{");
        values.forEach((name, value) -> {
            String said = value.toString();
            text.append(text.length() == 1 ? "" : ",")
                    .append(name)
                    .append('=')
                    .append(said.length())
                    .append(':')
                    .append(said);
        });
        return text.append('}').toString();
    }

    /// Fields of `asked` that are stated here with another value.
    public List<FieldChange> differencesFrom(Fields asked) {
        return asked.changesTo(this).stream()
                .filter(change -> change.from().isPresent() && change.to().isPresent())
                .toList();
    }

    /// Names of fields of `asked` that are not stated here.
    public List<String> unstatedOf(Fields asked) {
        return asked.values.keySet().stream().filter(name -> !values.containsKey(name)).toList();
    }

    /// Whether all of `asked` is stated here with equal values.
    public boolean show(Fields asked) {
        for (var entry : asked.values.entrySet()) {
            if (!entry.getValue().equals(values.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
