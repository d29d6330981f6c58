package dev.nattvakt.start;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.nattvakt.words.Untrusted;

/// One setting of this server.
///
/// @param property its name in the configuration, such as `nattvakt.read-only`
/// @param takes the values that it takes
/// @param mayBeEmpty whether an empty value means "not set"; otherwise it is an error
public record Setting(String property, Takes takes, boolean mayBeEmpty) {

    /// A setting with a default.
    static Setting of(String property, Takes takes) {
        return new Setting(property, takes, false);
    }

    /// A setting without a default.
    static Setting optional(String property, Takes takes) {
        return new Setting(property, takes, true);
    }

    /// Its name as an environment variable, such as `NATTVAKT_READ_ONLY`.
    public String environment() {
        return environment(property);
    }

    static String environment(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /// What is wrong with a value, in one or two sentences; empty when it is right.
    ///
    /// @param name as it was written in the environment or file
    Optional<String> problem(String name, String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            return mayBeEmpty
                    ? Optional.empty()
                    : Optional.of("%s is empty. It takes %s.".formatted(name, takes.words()));
        }
        return takes.accepts().test(text) ? Optional.empty() : Optional.of(refusal(name, text));
    }

    private String refusal(String name, String text) {
        if (!takes.isShown()) {
            return "%s takes %s.".formatted(name, takes.words());
        }
        List<String> near = takes.nearest().apply(text);
        return "%s takes %s, not \"%s\".%s"
                .formatted(
                        name,
                        takes.words(),
                        Untrusted.clean(text),
                        near.isEmpty()
                                ? ""
                                : " Did you mean %s?".formatted(String.join(" or ", near)));
    }
}
