package dev.nattvakt.slack.command;

import java.util.List;

import dev.nattvakt.slack.command.phrase.Reason;

/// A part of a line that was not understood.
///
/// @param typed as the person sees it on the screen; foreign text
/// @param nearest what would be understood in its place, or whole commands that would; may be
///   empty; may hold foreign text
public record Misunderstood(String typed, Reason reason, List<String> nearest) {

    private static final int MOST_NEAREST = 4;

    public Misunderstood {
        nearest = nearest.stream().distinct().limit(MOST_NEAREST).toList();
    }

    Misunderstood(String typed, Reason reason, String... nearest) {
        this(typed, reason, List.of(nearest));
    }
}
