package dev.nattvakt.sandbox.value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;

/// Reads a JSON object strictly, and collects all flaws instead of stopping at the first.
///
/// A flawed field reads as a harmless value: check [#flaws()] before using any.
public final class StrictFields {
    private final JsonObject json;
    private final String pointer;
    private final Set<String> known = new HashSet<>();
    private final List<FieldError> flaws;

    public StrictFields(JsonObject json) {
        this(json, "");
    }

    public StrictFields(JsonObject json, String pointer) {
        this(json, pointer, new ArrayList<>());
    }

    private StrictFields(JsonObject json, String pointer, List<FieldError> flaws) {
        this.json = json;
        this.pointer = pointer;
        this.flaws = flaws;
    }

    public static StrictFields of(String body) {
        try {
            return Json.decodeValue(body) instanceof JsonObject json
                    ? new StrictFields(json)
                    : unreadable();
        } catch (DecodeException _) {
            return unreadable();
        }
    }

    private static StrictFields unreadable() {
        var fields = new StrictFields(new JsonObject());
        fields.flaws.add(new FieldError("", "The body is not a JSON object."));
        return fields;
    }

    /// All flaws; for a body that is not JSON, only that one.
    public List<FieldError> flaws() {
        return flaws.stream()
                .filter(flaw -> flaw.pointer().isEmpty())
                .findFirst()
                .map(List::of)
                .orElseGet(() -> List.copyOf(flaws));
    }

    public boolean has(String name) {
        known.add(name);
        return json.containsKey(name);
    }

    public String oneOf(String name, List<String> allowed) {
        String text = required(name, String.class, "a string").orElse("");
        if (json.getValue(name) instanceof String && !allowed.contains(text)) {
            flaw(name, "must be one of " + String.join(", ", allowed));
        }
        return text;
    }

    public Optional<String> text(String name) {
        return has(name) ? required(name, String.class, "a string") : Optional.empty();
    }

    public boolean bool(String name) {
        return required(name, Boolean.class, "a boolean").orElse(false);
    }

    public boolean bool(String name, boolean otherwise) {
        return has(name) ? bool(name) : otherwise;
    }

    public double number(String name) {
        return required(name, Number.class, "a number").map(Number::doubleValue).orElse(0.0);
    }

    public int integer(String name, int min, int max) {
        Optional<Integer> value = required(name, Integer.class, "an integer");
        if (value.isPresent() && (value.get() < min || value.get() > max)) {
            flaw(name, "must be between %d and %d".formatted(min, max));
        }
        return value.filter(number -> number >= min && number <= max).orElse(min);
    }

    public int integer(String name, int min, int max, int otherwise) {
        return has(name) ? integer(name, min, max) : otherwise;
    }

    /// A nested object; its flaws are added to these.
    public StrictFields object(String name) {
        JsonObject inner = required(name, JsonObject.class, "an object").orElseGet(JsonObject::new);
        return new StrictFields(inner, pointer + "/" + name, flaws);
    }

    public Set<String> names() {
        return json.fieldNames();
    }

    public Object value(String name) {
        known.add(name);
        return json.getValue(name);
    }

    public void absent(String name, String why) {
        if (has(name)) {
            flaw(name, why);
        }
    }

    /// Reports every field that was not read.
    public void nothingElse() {
        names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> flaw(name, "is not known here"));
    }

    public void flaw(String name, String what) {
        flaws.add(new FieldError(pointer + "/" + name, "`%s` %s.".formatted(name, what)));
    }

    private <T> Optional<T> required(String name, Class<T> type, String described) {
        if (!has(name)) {
            flaw(name, "is required");
            return Optional.empty();
        }
        Object value = json.getValue(name);
        if (!type.isInstance(value)) {
            flaw(name, "must be " + described);
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }
}
