package dev.nattvakt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.nattvakt.words.Untrusted;

/// One setting of this server.
///
/// @param property its name in the configuration: `nattvakt.read-only`
/// @param takes what it takes
/// @param mayBeEmpty whether an empty value says that it is not set; otherwise it says nothing
record Setting(String property, Takes takes, boolean mayBeEmpty) {

    /// One that has a default.
    static Setting of(String property, Takes takes) {
        return new Setting(property, takes, false);
    }

    /// One that may be left out.
    static Setting optional(String property, Takes takes) {
        return new Setting(property, takes, true);
    }

    /// `NATTVAKT_READ_ONLY`.
    String environment() {
        return environment(property);
    }

    static String environment(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /// What is wrong with a value, in a sentence or two; empty when nothing is.
    ///
    /// @param name as it was set
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
