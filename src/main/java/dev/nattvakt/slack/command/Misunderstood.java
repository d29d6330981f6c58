package dev.nattvakt.slack.command;

import java.util.List;

import dev.nattvakt.slack.command.phrase.Reason;

/// A part of a command that was not understood.
///
/// @param typed as the user sees it; untrusted text
/// @param nearest suggestions for its place, or whole commands; may be empty; may hold untrusted
///   text
public record Misunderstood(String typed, Reason reason, List<String> nearest) {

    private static final int MOST_NEAREST = 4;

    public Misunderstood {
        nearest = nearest.stream().distinct().limit(MOST_NEAREST).toList();
    }

    Misunderstood(String typed, Reason reason, String... nearest) {
        this(typed, reason, List.of(nearest));
    }
}
