package dev.nattvakt.slack.command.phrase;

/// A phrase as it stands in a line.
///
/// @param typed as the person sees it on the screen
public record Part(String typed, Meaning meaning) {}
